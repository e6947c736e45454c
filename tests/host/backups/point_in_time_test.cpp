#include "backups/point_in_time.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/backups/council_with_papers.h"
#include "host/store/temporary_folder.h"

namespace moothall::backups {
namespace {

using testing::HasSubstr;

class PointInTime : public testing::Test {
protected:
    Result<Cut> plan(std::int64_t position) {
        return plan_cut(*town.council.store->read(), town.council.folds, position);
    }

    store::TemporaryFolder folder;
    CouncilWithPapers town{folder.path()};
    std::string reference = town.open_cases(30);
};

TEST_F(PointInTime, EndsWithTheLastSealAtThePositionOrBeforeIt) {
    const auto seals = town.council.store->read()->seals(0, 1'000);
    for (const store::SealRow& seal : seals) {
        EXPECT_EQ(plan(seal.last_position).value().seal, seal);
        if (seal.last_position > seal.first_position && seal.number > 1) {
            EXPECT_EQ(plan(seal.last_position - 1).value().seal.number, seal.number - 1);
        }
    }
}

TEST_F(PointInTime, APositionThatIsNotThereIsRefused) {
    const std::int64_t end = town.position();

    EXPECT_THAT(plan(end + 1).error().reason, HasSubstr("ends at position " + std::to_string(end)));
    EXPECT_THAT(plan(0).error().reason, HasSubstr("No seal ends at position 0"));
    EXPECT_THAT(plan(-5).error().reason, HasSubstr("name a later one"));
}

TEST_F(PointInTime, RemembersWhatIsErasedLater) {
    town.note(reference, "words that go");
    const std::int64_t with_words = town.position();
    town.erase_last(reference);

    const auto before = plan(with_words).value();
    const auto after = plan(town.position()).value();

    ASSERT_EQ(before.erasures.size(), 1U);
    EXPECT_EQ(before.erasures.front().kind, "case.erased");
    EXPECT_TRUE(after.erasures.empty());
}

}  // namespace
}  // namespace moothall::backups

#include "journal/chains/verify_newest.h"

#include <gmock/gmock.h>

#include "host/journal/parish.h"
#include "journal/chains/hash.h"

namespace moothall::journal {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

/// Ten seals of one event each, by turns in two pots.
void fill_ten(Parish& parish) {
    for (int litres = 1; litres <= 10; ++litres) {
        fill(parish, litres % 2 == 0 ? "b" : "a", litres);
    }
}

std::vector<std::string> damages_in(MemoryStore& store, std::size_t seals) {
    std::vector<std::string> damages;
    const auto seen = verify_newest(
        *store.read(), seals, [&](const std::string& sentence) { damages.push_back(sentence); });
    EXPECT_EQ(seen.damages, static_cast<std::int64_t>(damages.size()));
    return damages;
}

void change_litres(Parish& parish, std::int64_t position) {
    parish.store.tamper_with_events([&](store::EventRow& row) {
        if (row.position == position) {
            row.facts += 'x';
        }
    });
}

TEST(VerifyNewest, FindsNothingInAJournalThatIsWhole) {
    Parish parish;
    EXPECT_THAT(damages_in(parish.store, 4), IsEmpty());
    fill_ten(parish);

    const auto reader = parish.store.read();
    const auto seen =
        verify_newest(*reader, 4, [](const std::string& sentence) { FAIL() << sentence; });

    EXPECT_EQ(seen.seals, 4);
    EXPECT_EQ(seen.events, 4);
    EXPECT_EQ(seen.unsealed, 0);
    EXPECT_EQ(seen.head, head(*reader));
    EXPECT_THAT(damages_in(parish.store, 10), IsEmpty());
    EXPECT_THAT(damages_in(parish.store, 100), IsEmpty());
}

TEST(VerifyNewest, FindsAChangedEventAmongTheNewestAlone) {
    Parish parish;
    fill_ten(parish);
    change_litres(parish, 7);

    EXPECT_THAT(damages_in(parish.store, 4), Contains(HasSubstr("event 4 of pot/a")));
    EXPECT_THAT(damages_in(parish.store, 3), IsEmpty());
}

TEST(VerifyNewest, FindsAnEventThatDoesNotStandOnTheOneBeforeIt) {
    Parish parish;
    fill_ten(parish);
    parish.store.tamper_with_events([](store::EventRow& row) {
        if (row.position == 8) {
            row.hash[0] = static_cast<char>(row.hash[0] ^ 1);
        }
    });

    EXPECT_THAT(damages_in(parish.store, 2), Contains(HasSubstr("event 5 of pot/b")));
}

TEST(VerifyNewest, FindsAChangedBody) {
    Parish parish;
    fill_ten(parish);
    parish.store.tamper_with_events([](store::EventRow& row) { row.body->back() = '!'; });

    EXPECT_THAT(damages_in(parish.store, 1), Contains(HasSubstr("The body of event 5 of pot/b")));
}

TEST(VerifyNewest, FindsAChangedSealAndAGap) {
    Parish parish;
    fill_ten(parish);
    parish.store.tamper_with_seals([](store::SealRow& seal) {
        if (seal.number == 9) {
            seal.root[3] = static_cast<char>(seal.root[3] ^ 4);
        }
    });

    EXPECT_THAT(damages_in(parish.store, 3),
                AllOf(Contains(HasSubstr("The chain of seals breaks at seal 9")),
                      Contains(HasSubstr("are not those that seal 9 binds"))));
}

TEST(VerifyNewest, CountsAnErasedBodyForWhole) {
    Parish parish;
    fill_ten(parish);
    const std::vector<std::int64_t> numbers{5};
    ASSERT_TRUE(parish.journal.erase({"pot/b", numbers, ""}, by("officer/1", "key/erase")));

    EXPECT_THAT(damages_in(parish.store, 11), IsEmpty());
}

}  // namespace
}  // namespace moothall::journal

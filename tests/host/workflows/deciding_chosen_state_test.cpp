#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "workflows/explaining/explaining.h"

namespace moothall::workflows {
namespace {

using ::testing::HasSubstr;

/// A council whose pitches go from `asked` to what this says.
class DecidingChosenState : public ::testing::Test {
protected:
    std::string opened(const std::string& to) {
        council.publish(
            "return workflow { name = \"parks.dog\", title = \"Dog\", complexity = "
            "\"straightforward\", fields = { kind = choice { label = \"Kind\", "
            "optional = true, options = { big = \"Big\", small = \"Small\" } }, "
            "tame = yes_no { label = \"Tame?\", optional = true } }, states = { asked "
            "= { title = \"Asked\", initial = true }, let_in = { title = \"In\", final "
            "= true, keep = \"parks.dog\", enter = function() return { note "
            "\"Welcome\" } end }, kept_out = { title = \"Out\", final = true, keep = "
            "\"parks.dog\" } }, actions = { go = { title = \"Go\", from = \"asked\", "
            "to = " +
            to + " } } }");
        return council.open("parks.dog", {}).reference;
    }
    std::string refusal_of(const std::string& reference, const Table& fields) {
        const auto answer = council.act(reference, "go", fields);
        return answer ? "" : answer.error().reason;
    }
    std::vector<ExplainedDecision> explained(const std::string& reference) {
        const auto reader = council.store->read();
        return explain_decisions(*reader, council.folds, council.bundles, council.calendars,
                                 council.show(reference));
    }
    void TearDown() override { EXPECT_EQ(council.differences_after_rebuild(), 0); }

    const store::TemporaryFolder folder;
    SmallCouncil council{folder.path()};
};

TEST_F(DecidingChosenState, GoesByTheFieldThatWasGivenWithTheAction) {
    const std::string by_kind = "{ field = \"kind\", big = \"kept_out\", small = \"let_in\" }";
    const std::string big = opened(by_kind);
    const std::string small = council.open("parks.dog", {}).reference;

    EXPECT_EQ(council.act(big, "go", Table{}.set("kind", "big")).value().state, "kept_out");
    EXPECT_EQ(council.act(small, "go", Table{}.set("kind", "small")).value().state, "let_in");
    EXPECT_EQ(council.event(small, "case.noted").body.text("text"), "Welcome");
}

TEST_F(DecidingChosenState, GoesByYesOrNo) {
    const std::string dog = opened("{ field = \"tame\", yes = \"let_in\", no = \"kept_out\" }");

    EXPECT_EQ(council.act(dog, "go", Table{}.set("tame", false)).value().state, "kept_out");
}

TEST_F(DecidingChosenState, AsksForTheFieldItGoesBy) {
    const std::string dog = opened("{ field = \"kind\", big = \"kept_out\", small = \"let_in\" }");

    EXPECT_EQ(refusal_of(dog, {}), "'Go' needs: Kind.");
}

TEST_F(DecidingChosenState, GoesByAFunctionAndComesOutTheSameAgain) {
    const std::string dog = opened(
        "{ choose = function(case) return case.kind == \"big\" and \"kept_out\" or \"let_in\" "
        "end, among = { \"let_in\", \"kept_out\" } }");

    EXPECT_EQ(council.act(dog, "go", Table{}.set("kind", "small")).value().state, "let_in");

    const auto decisions = explained(dog);
    EXPECT_EQ(decisions.back().to, "In");
    EXPECT_EQ(decisions.back().same_again, true);
}

TEST_F(DecidingChosenState, RefusesAStateThatIsNotAmongThem) {
    const std::string dog = opened(
        "{ choose = function(case) return case.kind end, among = { \"let_in\", \"kept_out\" } }");
    const std::string before = council.whole_journal();

    EXPECT_THAT(refusal_of(dog, Table{}.set("kind", "big")),
                HasSubstr("'Go' leads to 'big', which is not among its states."));
    EXPECT_THAT(refusal_of(dog, {}), HasSubstr("'Go' leads to no state. "));
    EXPECT_EQ(council.whole_journal(), before);
}

}  // namespace
}  // namespace moothall::workflows

#include "testing/test_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "json/json.h"
#include "testing/test_report.h"

namespace moothall::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::filesystem::path plugins = MOOTHALL_TEST_PLUGINS;

scripting::Limits few_instructions() {
    scripting::Limits limits = test_limits({});
    limits.instructions = 200'000;
    return limits;
}

/// A folder with the workflow of the parks, and tests of it.
class TestFileTest : public ::testing::Test {
protected:
    static void SetUpTestSuite() {
        startup::Settings settings;
        settings.plugin_folders = {plugins / "parks_alone"};
        settings.limits = test_limits({});
        groundwork_ = std::make_unique<Groundwork>(*Groundwork::lay(settings));
    }
    static void TearDownTestSuite() { groundwork_.reset(); }

    void SetUp() override {
        std::filesystem::copy_file(plugins / "parks_alone/parks/workflows/pitch.lua",
                                   folder.path() / "pitch.lua");
    }

    void write(const std::string& name, const std::string& text) const {
        std::ofstream(folder.path() / name) << text;
    }

    FileOutcome run(const std::string& tests) const {
        write("pitch_test.lua", tests);
        return run_test_file(folder.path() / "pitch_test.lua", *groundwork_, few_instructions());
    }

    /// The tests, after two lines with the functions `pitch` and `ask`.
    FileOutcome run_with_a_pitch(const std::string& tests) const {
        return run(
            "local function pitch(t) t.given { today = \"2026-05-04\" } t.row(\"parks.pitches\", "
            "{ pitch = \"North\", price_pence = 1250, free = 1 }, \"2026-04-01\") end\n"
            "local function ask(t) pitch(t) return t.open(\"parks.pitch\", { pitch = \"North\" }) "
            "end\n" +
            tests);
    }

    startup::ScratchFolder folder;
    inline static std::unique_ptr<Groundwork> groundwork_;
};

TEST_F(TestFileTest, PassesWhatIsTrue) {
    const auto outcome = run_with_a_pitch(R"lua(
test("a pitch is let at its price", function(t)
  local case = ask(t)
  case:expect_open()
  case:expect_available("let")
  case:expect_due("answer", "2026-05-11")
  case:expect_timer("lapse", "2026-05-11")
  case:expect_refused("refuse", "'Refuse' needs a reason.")
  case:take("let"):expect_state("let")
  case:expect_closed()
  case:expect_field("price_pence", 1250)
  case:expect_field("pitch", "North")
  case:expect_letter("pitch_let")
  case:expect_unavailable("let")
  t.expect_row("parks.pitches", "North", { free = 0 })
  assert(case:state() == "let" and case:field("price_pence") == 1250)
end)
test("nobody answers for a week", function(t)
  local case = ask(t)
  t.advance_to("2026-05-12")
  case:expect_state("refused")
  case:expect_no_letter("pitch_let")
  case:expect_due("answer", nil)
end)
)lua");

    EXPECT_EQ(outcome.trouble, "");
    ASSERT_EQ(outcome.tests.size(), 2U);
    EXPECT_EQ(outcome.tests[0].message, "");
    EXPECT_EQ(outcome.tests[1].message, "");
    EXPECT_EQ(outcome.passed(), 2U);
    EXPECT_EQ(outcome.workflow, "parks.pitch");
    EXPECT_THAT(outcome.states_never_reached, IsEmpty());
}

TEST_F(TestFileTest, GivesEachTestACouncilOfItsOwn) {
    const auto outcome = run_with_a_pitch(R"lua(
test("the first", function(t) ask(t):take("let") end)
test("the second", function(t) ask(t):take("let") end)
)lua");

    EXPECT_EQ(outcome.passed(), 2U);
}

TEST_F(TestFileTest, TellsALineAndWhatWasExpectedAndFound) {
    const auto outcome = run_with_a_pitch(R"lua(
test("this is not so", function(t)
  local case = ask(t)
  case:expect_state("let")
end)
test("this is", function(t) ask(t):expect_state("asked") end)
)lua");

    ASSERT_EQ(outcome.tests.size(), 2U);
    EXPECT_FALSE(outcome.tests[0].passed);
    EXPECT_EQ(outcome.tests[0].line, 4);
    EXPECT_EQ(outcome.tests[0].failed_line, 6);
    EXPECT_EQ(outcome.tests[0].message, "expected the state 'let', found 'asked'");
    EXPECT_TRUE(outcome.tests[1].passed);
}

TEST_F(TestFileTest, ShowsBothSentencesWhereARefusalHasAnother) {
    const auto outcome = run_with_a_pitch(R"lua(
test("the wrong sentence", function(t) ask(t):expect_refused("refuse", "Because.") end)
test("no refusal", function(t) ask(t):expect_refused("let", "Because.") end)
)lua");

    ASSERT_EQ(outcome.tests.size(), 2U);
    EXPECT_THAT(outcome.tests[0].message, HasSubstr("\"Because.\""));
    EXPECT_THAT(outcome.tests[0].message, HasSubstr("\"'Refuse' needs a reason.\""));
    EXPECT_THAT(outcome.tests[1].message, HasSubstr("the case is 'let' now"));
}

TEST_F(TestFileTest, TellsWhereACallThatFailedCameFrom) {
    const auto outcome = run(R"lua(
local function opened(t)
  local case = t.open("parks.pich", {})
  return case
end

test("no such type", function(t)
  opened(t):take("let")
end)
)lua");

    ASSERT_EQ(outcome.tests.size(), 1U);
    EXPECT_EQ(outcome.tests[0].failed_line, 3);
    EXPECT_THAT(outcome.tests[0].called_from, ElementsAre(8));
    EXPECT_THAT(outcome.tests[0].message, HasSubstr("parks.pitch"));
}

TEST_F(TestFileTest, EndsATestThatGoesOnForEverAndRunsTheNext) {
    const auto outcome = run_with_a_pitch(R"lua(
test("for ever", function(t)
  while true do end
end)
test("the next", function(t) ask(t) end)
)lua");

    ASSERT_EQ(outcome.tests.size(), 2U);
    EXPECT_THAT(outcome.tests[0].message, HasSubstr("stopped after 200000 instructions"));
    EXPECT_EQ(outcome.tests[0].failed_line, 5);
    EXPECT_TRUE(outcome.tests[1].passed);
}

TEST_F(TestFileTest, NamesWhatATestCannotSay) {
    const auto outcome = run_with_a_pitch(R"lua(
test("a misspelt word", function(t) ask(t):expect_stat("let") end)
test("no colon", function(t) local case = ask(t) case.take("let") end)
test("not a name", function(t) ask(t):expect_state(7) end)
test("another day afterwards", function(t) ask(t) t.given { today = "2026-05-05" } end)
test("backwards", function(t) ask(t) t.advance_to("2026-05-01") end)
)lua");

    ASSERT_EQ(outcome.tests.size(), 5U);
    EXPECT_THAT(outcome.tests[0].message, HasSubstr("a case has no 'expect_stat'"));
    EXPECT_THAT(outcome.tests[1].message, HasSubstr("write case:take(…), with a colon"));
    EXPECT_THAT(outcome.tests[2].message, HasSubstr("Give the name of a state as a text"));
    EXPECT_THAT(outcome.tests[3].message, HasSubstr("before the first case"));
    EXPECT_THAT(outcome.tests[4].message, HasSubstr("cannot go back"));
}

TEST_F(TestFileTest, ReportsWhatNoTestVisited) {
    const auto outcome = run_with_a_pitch("test(\"let\", function(t) ask(t):take(\"let\") end)\n");

    EXPECT_THAT(outcome.states_never_reached, ElementsAre("refused"));
    EXPECT_THAT(outcome.actions_never_taken, ElementsAre("refuse"));
    EXPECT_THAT(in_words({outcome}), HasSubstr("never reached 'refused'; never took 'refuse'."));
}

TEST_F(TestFileTest, TellsWhatIsWrongWithTheFileItself) {
    EXPECT_THAT(run("local x = = 1").trouble, HasSubstr("pitch_test.lua:1:"));
    EXPECT_THAT(run("local x = 1").trouble, HasSubstr("holds no test"));
    EXPECT_THAT(run("test(\"a\", function() end) test(\"a\", function() end)").trouble,
                HasSubstr("two tests are called \"a\""));

    write("pitch.lua", "return workflow { name = \"parks.pitch\" }");
    const auto outcome = run("test(\"a\", function() end)");
    EXPECT_THAT(outcome.trouble, HasSubstr("was not published"));
    EXPECT_EQ(outcome.failed(), 1U);

    std::filesystem::remove(folder.path() / "pitch.lua");
    EXPECT_THAT(run("test(\"a\", function() end)").trouble, HasSubstr("no workflow to test"));
}

TEST_F(TestFileTest, FindsTheTestsBelowAFolderAndBesideAWorkflow) {
    write("pitch_test.lua", "");

    EXPECT_THAT(*test_files_in({folder.path().string()}),
                ElementsAre(folder.path() / "pitch_test.lua"));
    EXPECT_THAT(*test_files_in({(folder.path() / "pitch.lua").string()}),
                ElementsAre(folder.path() / "pitch_test.lua"));
    EXPECT_THAT(test_files_in({"/no/such/folder"}).error().reason, HasSubstr("no tests in"));
}

TEST_F(TestFileTest, SumsUpInWordsAndAsAValue) {
    const auto outcome = run_with_a_pitch(R"lua(
test("so", function(t) ask(t) end)
test("not so", function(t) ask(t):expect_closed() end)
)lua");

    EXPECT_THAT(in_words({outcome}), HasSubstr("1 passed, 1 failed\n"));
    EXPECT_EQ(answer_of({outcome}).as_table()->integer("failed"), 1);
}

}  // namespace
}  // namespace moothall::testing

#include "scripting/session.h"

#include <gtest/gtest.h>

#include <stdexcept>

#include "host/scripting/scripting_testing.h"

namespace moothall::scripting {
namespace {

constexpr const char* small_workflow = R"(
local function lives_alone(case)
  return case.adults == 1, "More than one adult is recorded."
end

return {
  name = "review",
  actions = {
    keep = { when = { lives_alone } },
    remove = { act = function(case) return { record { charge_pence = case.charge * 2 } } end },
  },
  from = {},
}
)";

Session session_of(std::string_view source) {
    Session session(compiled(source), testing_library(), patient_limits());
    EXPECT_EQ(session.execute().error, "");
    return session;
}

TEST(Session, DescribesWhatTheScriptReturnedWithAPathForEachFunction) {
    Session session = session_of(small_workflow);

    const Outcome outcome = session.describe();

    ASSERT_EQ(outcome.ending, Ending::finished) << outcome.error;
    const Table& workflow = *outcome.values.at(0).as_table();
    EXPECT_EQ(workflow.text("name"), "review");
    const Table& keep = workflow.table("actions").table("keep");
    const Table& guard = *keep.list("when").at(0).as_table();
    EXPECT_EQ(guard.text("$function"), "actions.keep.when.1");
    EXPECT_EQ(guard.integer("line"), 2);
    EXPECT_TRUE(workflow.table("from").empty());
}

TEST(Session, CallsAFunctionByItsPath) {
    Session session = session_of(small_workflow);

    const Outcome guard =
        session.call("actions.keep.when.1", {Value(Table().set("adults", Value(2)))});
    const Outcome act =
        session.call("actions.remove.act", {Value(Table().set("charge", Value(4)))});

    const std::vector<Value> said = {Value(false), Value("More than one adult is recorded.")};
    EXPECT_EQ(guard.values, said);
    const Table& effect = *act.values.at(0).as_list()->at(0).as_table();
    EXPECT_EQ(effect.text("$word"), "record");
    EXPECT_EQ(effect.integer("charge_pence"), 8);
}

TEST(Session, SaysThatThereIsNoFunctionAtAPath) {
    Session session = session_of(small_workflow);

    const Outcome outcome = session.call("actions.keep.what", {});

    EXPECT_EQ(outcome.ending, Ending::raised);
    EXPECT_NE(outcome.error.find("there is no function at 'actions.keep.what'"), std::string::npos);
}

TEST(Session, SharesOneBudgetBetweenItsCalls) {
    Session session = session_of(
        "return { loop = function() while true do end end, "
        "one = function() return 1 end }");

    EXPECT_EQ(session.call("one", {}).ending, Ending::finished);
    EXPECT_EQ(session.call("loop", {}).ending, Ending::instruction_limit);
    EXPECT_EQ(session.call("one", {}).ending, Ending::instruction_limit);
    EXPECT_EQ(session.describe().ending, Ending::instruction_limit);
}

TEST(Session, BeginsAgainAsIfNothingHadBeenDone) {
    Session session = session_of(
        "local count, kept = 0, {}\n"
        "return { add = function() count = count + 1 kept[count] = ('x'):rep(100000) "
        "return count, #kept end, loop = function() while true do end end }");
    ASSERT_TRUE(session.remember());
    const std::vector<Value> one = {Value(1), Value(1)};
    const std::vector<Value> two = {Value(2), Value(2)};

    for (int decision = 0; decision < 3; ++decision) {
        EXPECT_EQ(session.call("add", {}).values, one);
        EXPECT_EQ(session.call("add", {}).values, two);
        EXPECT_EQ(session.call("loop", {}).ending, Ending::instruction_limit);
        session.begin_again();
    }
}

TEST(Session, GivesEachBeginningItsWholeTime) {
    std::chrono::steady_clock::time_point now;
    Session session(compiled("return { one = function() return ('x'):rep(5000) end }"),
                    testing_library(), Limits{}, [&now] { return now; });
    ASSERT_EQ(session.execute().error, "");
    ASSERT_TRUE(session.remember());
    now += std::chrono::hours(1);

    EXPECT_EQ(session.call("one", {}).ending, Ending::wall_limit);
    session.begin_again();

    EXPECT_EQ(session.call("one", {}).ending, Ending::finished);
}

TEST(Session, RemembersNoChunkThatAskedTheHostOrIsLarge) {
    Session asking = session_of("return { day = calendar.add_days('2026-05-04', 1) }");
    Session large = session_of("return { text = ('x'):rep(200000) }");

    EXPECT_FALSE(asking.remember());
    EXPECT_FALSE(large.remember());
}

TEST(Session, EndsByTheWallClockAsAFaultOfTheMachine) {
    std::chrono::steady_clock::time_point now;
    const Stopwatch slow = [&now] { return now += std::chrono::milliseconds(100); };

    const Outcome outcome = run(compiled("while true do end"), testing_library(), Limits{}, slow);

    EXPECT_EQ(outcome.ending, Ending::wall_limit);
    EXPECT_LE(outcome.instructions, 10'000);
    EXPECT_NE(outcome.error.find("test.lua:1: stopped because it took longer than 500 ms"),
              std::string::npos);
}

TEST(Session, PassesOnWhatAHostFunctionThrowsAndNoScriptCatchesIt) {
    Library library;
    int calls = 0;
    library
        .add(Function{"store",
                      [&calls](const List&) -> Result<Value> {
                          ++calls;
                          throw std::runtime_error("the disk is gone");
                      }})
        .value();
    const Chunk chunk = compiled("pcall(store) pcall(store) return 'went on'");

    EXPECT_THROW(run(chunk, library, patient_limits()), std::runtime_error);

    EXPECT_EQ(calls, 1);
}

TEST(Session, TurnsARefusalOfTheHostIntoAnErrorAtTheLineOfTheCall) {
    const Outcome outcome = run_text("\n\nreturn calendar.add_days('2026-05-04', 'x')");

    EXPECT_EQ(outcome.ending, Ending::raised);
    EXPECT_EQ(outcome.error.substr(0, outcome.error.find('\n')),
              "test.lua:3: calendar.add_days: argument 2 must be a whole number.");
}

TEST(Session, TellsTheCallsThatLedToAnError) {
    const Outcome outcome = run_text(
        "local function inner()\n  error('no')\nend\nlocal function outer()\n  inner()\n"
        "  return 1\nend\nouter()\n");

    EXPECT_EQ(outcome.error,
              "test.lua:2: no\n  at test.lua:2 in inner\n  at test.lua:5 in outer\n"
              "  at test.lua:8");
}

TEST(Session, EscapesControlCharactersAndCutsAnError) {
    const Outcome outcome = run_text("error('\\27[2J' .. ('x'):rep(100000))");

    EXPECT_EQ(outcome.error.find("test.lua:1: \\x1B[2Jxxx"), 0U);
    EXPECT_LE(outcome.error.size(), 4096U);
}

TEST(Session, EndsOutOfMemoryEvenWhereTheStateItselfDoesNotFit) {
    Limits limits = patient_limits();
    limits.memory_bytes = 1000;

    EXPECT_EQ(run(compiled("return 1"), testing_library(), limits).ending, Ending::memory_limit);
}

TEST(Session, EndsCleanlyWhereverMemoryRunsOut) {
    const Chunk chunk = compiled(small_workflow);
    for (std::size_t bytes = 2000; bytes < 40'000; bytes += 97) {
        Limits limits = patient_limits();
        limits.memory_bytes = bytes;
        Session session(chunk, testing_library(), limits);
        Outcome outcome = session.execute();
        if (outcome.ending == Ending::finished) {
            outcome = session.call("actions.remove.act", {Value(Table().set("charge", Value(4)))});
        }
        EXPECT_TRUE(outcome.ending == Ending::finished || outcome.ending == Ending::memory_limit)
            << bytes << ": " << outcome.error;
    }
}

TEST(Ending, HasTheExitStatusOfTheContract) {
    EXPECT_EQ(exit_status(Ending::finished), 0);
    EXPECT_EQ(exit_status(Ending::source_refused), 1);
    EXPECT_EQ(exit_status(Ending::raised), 3);
    EXPECT_EQ(exit_status(Ending::instruction_limit), 4);
    EXPECT_EQ(exit_status(Ending::wall_limit), 4);
    EXPECT_EQ(exit_status(Ending::memory_limit), 5);
}

}  // namespace
}  // namespace moothall::scripting

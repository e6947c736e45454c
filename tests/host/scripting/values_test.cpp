#include <gtest/gtest.h>

#include "host/scripting/scripting_testing.h"

namespace moothall::scripting {
namespace {

std::string first_line(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

Value returned(std::string_view source) {
    const Outcome outcome = run_text(source);
    EXPECT_EQ(outcome.ending, Ending::finished) << outcome.error;
    return outcome.values.empty() ? Value() : outcome.values.front();
}

TEST(Values, CrossAsListsTablesAndPlainValues) {
    EXPECT_EQ(returned("return 9223372036854775807"), Value(INT64_MAX));
    EXPECT_EQ(returned("return { 'a', true, { b = 2 } }"),
              Value(List{Value("a"), Value(true), Value(Table().set("b", Value(2)))}));
    EXPECT_EQ(returned("return {}"), Value(Table()));
    EXPECT_EQ(returned("return fraction(9, 2)"), Value("4.5"));
    EXPECT_EQ(returned("return fraction(9, 3)"), Value(3));
}

TEST(Values, ComeBackFromTheHostAsTheyWent) {
    EXPECT_EQ(returned("return echo { rows = { { n = 1 }, { n = 2 } }, ok = false }"),
              Value(Table()
                        .set("rows", Value(List{Value(Table().set("n", Value(1))),
                                                Value(Table().set("n", Value(2)))}))
                        .set("ok", Value(false))));
}

TEST(Values, AreRefusedWithTheNameOfTheArgumentAndThePlaceInside) {
    EXPECT_EQ(first_line(run_text("echo { rows = { { pence = 0.5 } } }").error),
              "test.lua:1: argument 1 of echo at 'rows.1.pence': a number with a floating point "
              "cannot be used here; use whole numbers, fraction(n, d), or round_half_up(x), "
              "round_up(x), round_down(x)");
}

TEST(Values, AreRefusedWhereTheyCannotCross) {
    const std::pair<const char*, const char*> refused[] = {
        {"echo(print_nothing)", "there is no global 'print_nothing'"},
        {"echo(echo)", "a function cannot be used here"},
        {"echo { 1, 2, x = 3 }", "a table is either a list or has names, not both"},
        {"echo { 1, nil, 3 }", "the list has a gap; its last number is 3"},
        {"echo { [true] = 1 }", "a key must be a name"},
        {"echo { [0] = 1 }", "a key must be a name"},
        {"echo(setmetatable({}, {}))", "a table with a metatable cannot be used here"},
        {"echo '\\xff'", "the text is not valid UTF-8"},
        {"echo 'a\\0b'", "the text holds a NUL character"},
        {"local t = {} t.t = t echo(t)", "tables may lie at most 32 deep"},
        {"local t = {} for i = 1, 100001 do t[i] = i end echo(t)", "more than 100,000 values"},
    };
    for (const auto& [source, reason] : refused) {
        EXPECT_NE(run_text(source).error.find(reason), std::string::npos)
            << source << " gave " << run_text(source).error;
    }
}

TEST(Words, MakeTaggedTables) {
    const Table named = Table().set("$word", Value("letter")).set("name", Value("x"));
    EXPECT_EQ(returned("return letter 'x'"), Value(named));
    EXPECT_EQ(returned("return letter 'x' { to = 'y' }"),
              Value(Table(named).set("to", Value("y"))));
    EXPECT_EQ(returned("return record { adults = 1 }"),
              Value(Table().set("$word", Value("record")).set("adults", Value(1))));
    EXPECT_EQ(returned("return working_days(10)"),
              Value(Table().set("$word", Value("working_days")).set("1", Value(10))));
    EXPECT_EQ(returned("return any_open"), Value(Table().set("$word", Value("any_open"))));
}

TEST(Words, RefuseWhatTheyAreNotMadeFor) {
    const std::pair<const char*, const char*> refused[] = {
        {"hold { x = 1 }", "'hold' takes a text"},
        {"record 'x'", "'record' takes a table"},
        {"letter(5)", "'letter' takes a text or a table"},
        {"working_days 'x'", "a whole number is needed, not string"},
        {"working_days()", "takes one to eight whole numbers"},
        {"letter 'x' { name = 'y' }", "'letter' already has 'name'"},
        {"letter 'x' { to = 'y' } { to = 'z' }", "attempt to call a table value"},
        {"record { ['$word'] = 'grant' }", "'record' already has '$word'"},
    };
    for (const auto& [source, reason] : refused) {
        EXPECT_NE(run_text(source).error.find(reason), std::string::npos)
            << source << " gave " << run_text(source).error;
    }
}

TEST(Globals, AreNamedWithTheNearestRightOneWhereTheyAreUnknown) {
    EXPECT_EQ(first_line(run_text("\nreturn calender.add_days('2026-05-04', 1)").error),
              "test.lua:2: there is no global 'calender'; did you mean 'calendar'?");
    EXPECT_EQ(first_line(run_text("total = 1").error),
              "test.lua:1: write 'local' to make a variable: there is no assigning to the global "
              "'total'");
    EXPECT_EQ(first_line(run_text("tostring = nil").error).find("test.lua:1: write 'local'"), 0U);
}

TEST(Library, RefusesNamesThatAreTakenOrCannotBeWritten) {
    Library library;
    const auto call = [](const List&) { return Value(); };
    EXPECT_TRUE(library.add(Function{"calendar.add_days", call}));
    EXPECT_FALSE(library.add(Function{"calendar.add_days", call}));
    EXPECT_FALSE(library.add(Function{"calendar", call}));
    EXPECT_FALSE(library.add(Function{"string.rep", call}));
    EXPECT_FALSE(library.add(Function{"a.b.c", call}));
    EXPECT_FALSE(library.add(Function{"1x", call}));
    EXPECT_FALSE(library.add(Word{"pounds", Shape::named}));
    EXPECT_FALSE(library.add(Word{"a.b", Shape::named}));
    EXPECT_EQ(library.names(), std::vector<std::string>{"calendar"});
}

}  // namespace
}  // namespace moothall::scripting

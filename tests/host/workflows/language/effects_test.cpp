#include "workflows/language/effects.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

using clocks::Duration;
using clocks::Unit;
using testing::SizeIs;

const Date today = make_date(2026, 5, 4);

const Definition& repair() {
    static const Definition definition = definition_of(fixture("repair.lua"));
    return definition;
}

/// The one effect that a script writes; throws if it is refused.
template <class Kind>
Kind read_as(const std::string& lua) {
    return std::get<Kind>(read_effect(repair(), returned_by("return " + lua), today).value());
}

TEST(Effects, ReadRecordWithValuesAsTheyAreKept) {
    const auto record = read_as<effects::Record>(
        "record { urgency = \"now\", share = \"6/4\", cost_pence = 1250, details = \"\" }");

    EXPECT_EQ(record.fields, Table()
                                 .set("urgency", "now")
                                 .set("share", Fraction(3, 2))
                                 .set("cost_pence", 1250)
                                 .set("details", Value()));
}

TEST(Effects, ReadRows) {
    const auto added = read_as<effects::AddRow>(
        "add_row { field = \"household\", values = { name = \"Ann\", born = \"2001-02-03\" } }");
    const auto changed = read_as<effects::ChangeRow>(
        "change_row { field = \"household\", row = 2, values = { pregnant = true } }");
    const auto removed =
        read_as<effects::RemoveRow>("remove_row { field = \"household\", row = 2 }");

    EXPECT_EQ(added.values, Table().set("name", "Ann").set("born", "2001-02-03"));
    EXPECT_EQ(changed.row, 2);
    EXPECT_EQ(changed.values, Table().set("pregnant", true));
    EXPECT_EQ(removed.field, "household");
}

TEST(Effects, ReadALetterWithItsValues) {
    const auto plain = read_as<effects::Letter>("letter \"visit\"");
    const auto full = read_as<effects::Letter>(
        "letter \"visit\" { to = \"landlord\", copy = \"tenant\", on = \"2026-05-04\", times = 2 "
        "}");

    EXPECT_EQ(plain.to, "customer");
    EXPECT_EQ(full.name, "visit");
    EXPECT_EQ(full.to, "landlord");
    EXPECT_EQ(full.copy, "tenant");
    EXPECT_EQ(full.values, Table().set("on", "2026-05-04").set("times", 2));
}

TEST(Effects, ReadATaskDueAfterAWhileOrOnADay) {
    const auto after = read_as<effects::Task>("task \"Ring\" { to = \"surveyor\", due = days(2) }");
    const auto on = read_as<effects::Task>("task \"Ring\" { due = \"2026-05-06\" }");

    EXPECT_EQ(after.text, "Ring");
    EXPECT_EQ(after.to, "surveyor");
    EXPECT_EQ(after.after, (Duration{2, Unit::days}));
    EXPECT_EQ(on.on, make_date(2026, 5, 6));
}

TEST(Effects, ReadHoldsAndTimers) {
    const auto hold = read_as<effects::Hold>("hold \"dispute\" { ends_on = \"2026-06-01\" }");
    const auto timer = read_as<effects::SetTimer>(
        "set_timer { name = \"late\", on = \"2026-06-01\", take = \"complete\", reason = \"Late\" "
        "}");

    EXPECT_EQ(hold.ends_on, make_date(2026, 6, 1));
    EXPECT_EQ(read_as<effects::Lift>("lift \"dispute\"").name, "dispute");
    EXPECT_EQ(timer.name, "late");
    EXPECT_EQ(timer.on, make_date(2026, 6, 1));
    EXPECT_EQ(timer.take, "complete");
    EXPECT_EQ(timer.reason, "Late");
    EXPECT_EQ(read_as<effects::DropTimer>("drop_timer \"late\"").name, "late");
}

TEST(Effects, ReadReserveAndReleaseInEachSpelling) {
    const auto named = read_as<effects::Reserve>(
        "reserve { register = \"housing.slots\", key = \"N4\", on = "
        "\"2026-05-10\", amount = 2 }");
    const auto leading = read_as<effects::Reserve>("reserve { \"housing.slots\", key = \"N4\" }");

    EXPECT_EQ(named.of_register, "housing.slots");
    EXPECT_EQ(named.key, "N4");
    EXPECT_EQ(named.on, make_date(2026, 5, 10));
    EXPECT_EQ(named.amount, 2);
    EXPECT_EQ(leading.of_register, "housing.slots");
    EXPECT_EQ(leading.amount, 1);
    EXPECT_EQ(read_as<effects::Release>("release \"housing.slots\"").of_register, "housing.slots");
}

TEST(Effects, ReadNotesDatesBroughtForwardAndLinks) {
    const auto forward = read_as<effects::BringForward>(
        "bring_forward { on = \"2026-05-10\", to = \"surveyor\", what = \"Look again\" }");
    const auto link =
        read_as<effects::Link>("link { to = \"HO-26-000001-X\", as = \"duplicate\" }");

    EXPECT_EQ(read_as<effects::Note>("note \"Said so\"").text, "Said so");
    EXPECT_EQ(forward.on, make_date(2026, 5, 10));
    EXPECT_EQ(forward.to, "surveyor");
    EXPECT_EQ(forward.what, "Look again");
    EXPECT_EQ(link.to, "HO-26-000001-X");
    EXPECT_EQ(link.as, "duplicate");
}

TEST(Effects, AreReadFromNothingOneOrAList) {
    const auto none = read_effects(repair(), Value(), today);
    const auto empty = read_effects(repair(), returned_by("return {}"), today);
    const auto one = read_effects(repair(), returned_by("return note \"a\""), today);
    const auto two =
        read_effects(repair(), returned_by("return { note \"a\", letter \"b\" }"), today);

    EXPECT_THAT(none.value(), SizeIs(0));
    EXPECT_THAT(empty.value(), SizeIs(0));
    EXPECT_THAT(one.value(), SizeIs(1));
    ASSERT_THAT(two.value(), SizeIs(2));
    EXPECT_EQ(name_of(two.value()[1]), "letter");
}

TEST(Effects, AreAtMostTwoHundred) {
    const auto many = read_effects(
        repair(), returned_by("local t = {} for i = 1, 201 do t[i] = note \"a\" end return t"),
        today);

    ASSERT_FALSE(many);
    EXPECT_EQ(many.error().reason, "an act has at most 200 effects.");
}

struct Refused {
    const char* name;
    const char* lua;
    const char* sentence;
};

void PrintTo(const Refused& refused, std::ostream* out) {
    *out << refused.name;
}

class RefusedEffect : public testing::TestWithParam<Refused> {};

TEST_P(RefusedEffect, IsNamedWithItsArgument) {
    const auto effect =
        read_effect(repair(), returned_by("return " + std::string(GetParam().lua)), today);

    ASSERT_FALSE(effect);
    EXPECT_EQ(effect.error().kind, RefusalKind::invalid_input);
    EXPECT_EQ(effect.error().reason, GetParam().sentence);
}

const Refused refused_effects[] = {
    {"PlainValue", "5",
     "an effect, such as letter \"name\" or record { field = value }, was expected, but this is a "
     "whole number."},
    {"WordThatIsNoEffect", "integer {}", "effect 'integer' is not known."},
    {"EffectOfLater", "restrict { level = \"restricted\" }", "effect 'restrict' arrives later."},
    {"UnknownField", "record { urgancy = \"now\" }",
     "record: field 'urgancy' is not known; did you mean 'urgency'?"},
    {"ValueOutOfRange", "record { cost_pence = 99 }",
     "record: 'cost_pence' (Cost) must be from £1.00 to £5,000.00."},
    {"MoneyAsText", "record { cost_pence = \"12.50\" }",
     "record: 'cost_pence' (Cost) must be a whole number of pence, but is a text."},
    {"DateInTheFuture", "record { seen_on = \"2026-05-05\" }",
     "record: 'seen_on' (Seen on) must be 4 May 2026 or earlier."},
    {"RowsOfAFieldThatHasNone", "add_row { field = \"urgency\", values = {} }",
     "add_row: field of rows 'urgency' is not known; known here: 'household'."},
    {"RowWithoutAColumn", "add_row { field = \"household\", values = { name = \"Ann\" } }",
     "add_row: 'born' (Born) must be filled in."},
    {"RowWithAnUnknownColumn",
     "change_row { field = \"household\", row = 1, values = { nam = \"A\" } }",
     "change_row: 'household' (People): column 'nam' is not known; did you mean 'name'?"},
    {"RowWithoutNumber", "remove_row { field = \"household\" }",
     "remove_row: 'row' is missing. The row's own number (`row` of each row)."},
    {"RowNumberedNought", "remove_row { field = \"household\", row = 0 }",
     "remove_row: 'row' must be a whole number, 1 or more."},
    {"LetterWithATable", "letter \"visit\" { lines = { 1, 2 } }",
     "letter 'visit': 'lines' must be a text, a whole number, true or false, but is a list."},
    {"LetterWithRows", "letter \"visit\" { rows = \"household\" }",
     "letter 'visit': 'rows' arrives later; this version of Moothall cannot read it yet."},
    {"LetterInCapitals", "letter \"Visit\"", "letter: its name must be a text in snake_case."},
    {"LetterToSomethingOdd", "letter \"visit\" { to = 7 }",
     "letter 'visit': 'to' must be a text, but is a whole number."},
    {"TaskDueOnNoDay", "task \"Ring\" { due = \"2026-02-30\" }",
     "task: 'due' must be a date that exists, such as 2026-05-04."},
    {"TaskWithAnUnknownArgument", "task \"Ring\" { due_on = \"2026-05-04\" }",
     "task: argument 'due_on' is not known; known here: 'to' and 'due'."},
    {"TaskOfNothing", "task \"\"", "task: its text is missing."},
    {"UnknownHold", "hold \"disput\"",
     "hold 'disput': hold 'disput' is not known; did you mean "
     "'dispute'?"},
    {"HoldUntilNoDay", "hold \"dispute\" { ends_on = \"soon\" }",
     "hold 'dispute': 'ends_on' must be a date that exists, such as 2026-05-04."},
    {"TimerWithoutMoment", "set_timer { name = \"late\", take = \"complete\" }",
     "set_timer: say when with either 'after' or 'on'."},
    {"TimerAfterANumber", "set_timer { name = \"late\", take = \"complete\", after = 3 }",
     "set_timer: 'after' must be a duration, such as days(14), but is a whole number."},
    {"TimerThatTakesNothing", "set_timer { name = \"late\", after = days(3) }",
     "set_timer: 'take' is missing. The action that time takes."},
    {"TimerThatTakesAnUnknownAction",
     "set_timer { name = \"late\", after = days(3), take = \"compete\" }",
     "set_timer: action 'compete' is not known; did you mean 'complete'?"},
    {"TimerThatTimeMayNotTake", "set_timer { name = \"late\", after = days(3), take = \"visit\" }",
     "set_timer: time may not take action 'visit'; add \"time\" to its 'by'."},
    {"ReserveWithoutKey", "reserve { register = \"housing.slots\" }",
     "reserve: 'key' is missing. The key of the row."},
    {"ReserveOfLessThanNothing",
     "reserve { register = \"housing.slots\", key = \"a\", amount = -1 }",
     "reserve: 'amount' must be a whole number, 1 or more."},
    {"ReserveInNoRegister", "reserve { register = \"slots\", key = \"a\" }",
     "reserve: 'register' must be a service, a dot and a name."},
    {"LinkWithoutMeaning", "link { to = \"HO-26-000001-X\" }",
     "link: 'as' is missing. What the other case is to this one, in snake_case."},
    {"BroughtForwardToNoDay", "bring_forward { on = \"2026-13-01\", what = \"x\" }",
     "bring_forward: 'on' must be a date that exists, such as 2026-05-04."},
};

INSTANTIATE_TEST_SUITE_P(Effects, RefusedEffect, testing::ValuesIn(refused_effects),
                         [](const auto& refused) { return refused.param.name; });

}  // namespace
}  // namespace moothall::workflows

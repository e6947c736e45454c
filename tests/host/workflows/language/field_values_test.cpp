#include "workflows/language/field_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <moothall/service/money.h>
#include <rapidcheck.h>

#include <limits>

#include "host/workflows/lua_workflow.h"

namespace moothall::workflows {
namespace {

const Date today = make_date(2026, 5, 4);

const Field& field(std::string_view name) {
    static const Definition definition = definition_of(fixture("repair.lua"));
    return *definition.field(name);
}

Field plain(FieldKind kind) {
    Field made;
    made.name = "it";
    made.kind = kind;
    return made;
}

std::string refusal_of(const Field& of, const Value& given) {
    const auto checked = check_value(of, given, today);
    return checked ? "" : checked.error().reason;
}

std::string typing_refused(const Field& of, std::string_view typed) {
    const auto read = read_input(of, typed, today);
    return read ? "" : read.error().reason;
}

TEST(CheckValue, CountsCharactersAndNotBytes) {
    EXPECT_EQ(refusal_of(field("details"), Value("aé")),
              "'details' (Details) must have at least 3 "
              "characters.");
    EXPECT_EQ(refusal_of(field("details"), Value("ééééééééééééééééééé€")), "");
    EXPECT_EQ(refusal_of(field("details"), Value("ééééééééééééééééééé€x")),
              "'details' (Details) must have at most 20 characters.");
}

TEST(CheckValue, RefusesTextThatCannotBeKept) {
    const std::string sentence = "'it' must be plain text in UTF-8, without control characters.";
    const Field text = plain(FieldKind::text);

    EXPECT_EQ(refusal_of(text, Value("line\nand\ttab")), "");
    EXPECT_EQ(refusal_of(text, Value(std::string("a\0b", 3))), sentence);
    EXPECT_EQ(refusal_of(text, Value("\xC3")), sentence);
    EXPECT_EQ(refusal_of(text, Value("\xC0\x80")), sentence);
    EXPECT_EQ(refusal_of(text, Value("\xED\xA0\x80")), sentence);
    EXPECT_EQ(refusal_of(text, Value("\xF4\x90\x80\x80")), sentence);
    EXPECT_EQ(refusal_of(text, Value("\x1b[31m")), sentence);
    EXPECT_EQ(refusal_of(text, Value(std::string(64 * 1024 + 1, 'a'))),
              "'it' is too long: 64 KiB is the most.");
    EXPECT_EQ(refusal_of(text, Value(std::string(10001, 'a'))),
              "'it' must have at most 10000 characters.");
}

TEST(CheckValue, RefusesNothingOnlyWhereAFieldMustBeFilledIn) {
    EXPECT_EQ(refusal_of(field("urgency"), Value()), "'urgency' (Urgency) must be filled in.");
    EXPECT_TRUE(check_value(field("seen_on"), Value(""), today).value().is_nil());
}

TEST(CheckValue, HoldsNumbersToTheirRange) {
    EXPECT_EQ(refusal_of(field("share"), Value("1/3")),
              "'share' (Share of the cost) must be from 0.5 to 2.");
    EXPECT_EQ(check_value(field("share"), Value("1.50"), today).value(), Value("1.5"));
    EXPECT_EQ(check_value(field("share"), Value("4/2"), today).value(), Value(2));
    EXPECT_EQ(
        refusal_of(field("share"), Value("nan")),
        "'share' (Share of the cost) must be an exact number, such as 4, \"4.5\" or \"9/2\".");
    Field upwards = plain(FieldKind::integer);
    upwards.min.emplace(std::int64_t{3});
    EXPECT_EQ(refusal_of(upwards, Value(2)), "'it' must be 3 or more.");
    Field downwards = plain(FieldKind::integer);
    downwards.max.emplace(std::int64_t{3});
    EXPECT_EQ(refusal_of(downwards, Value(std::numeric_limits<std::int64_t>::max())),
              "'it' must be 3 or less.");
}

TEST(CheckValue, HoldsDatesToTheirRangeAndTheCalendar) {
    EXPECT_EQ(refusal_of(field("seen_on"), Value("2026-02-29")),
              "'seen_on' (Seen on) must be a date that exists, such as 2026-05-04.");
    EXPECT_EQ(refusal_of(field("seen_on"), Value("2019-12-31")),
              "'seen_on' (Seen on) must be 1 January 2020 or later.");
    EXPECT_EQ(refusal_of(field("seen_on"), Value("2026-05-04")), "");
    EXPECT_EQ(refusal_of(field("seen_on"), Value("2026-05-05")),
              "'seen_on' (Seen on) must be 4 May 2026 or earlier.");
    EXPECT_TRUE(check_value(field("seen_on"), Value("2026-05-05"), std::nullopt));
}

TEST(CheckValue, TakesOnlyWhatAChoiceOffersAndNeverRepeatsWhatWasGiven) {
    EXPECT_EQ(refusal_of(field("urgency"), Value("tomorrow")),
              "'urgency' (Urgency) must be one of 'none', 'soon' and 'now'.");
    EXPECT_EQ(refusal_of(field("vulnerable"), Value("yes")),
              "'vulnerable' (Vulnerable?) must be a yes or no, but is a text.");
}

TEST(CheckValue, TakesKeysAsOneLineOfText) {
    EXPECT_EQ(refusal_of(field("property"), Value(17)),
              "'property' (Property) must be a key, as a text, but is a whole number.");
    EXPECT_EQ(refusal_of(field("property"), Value("a\nb")),
              "'property' (Property) must be a key: one line of at most 200 bytes.");
    EXPECT_EQ(refusal_of(field("property"), Value(std::string(201, 'a'))),
              "'property' (Property) must be a key: one line of at most 200 bytes.");
}

Table person(const char* name) {
    return Table().set("name", name).set("born", "2001-02-03");
}

TEST(CheckValue, GivesRowsANumberOfTheirOwn) {
    const auto checked =
        check_value(field("household"),
                    Value(List{person("A"), person("B").set("row", 5), person("C")}), today);

    const List& rows = *checked.value().as_list();
    EXPECT_EQ(rows[0].as_table()->integer("row"), 6);
    EXPECT_EQ(rows[1].as_table()->integer("row"), 5);
    EXPECT_EQ(rows[2].as_table()->integer("row"), 7);
}

TEST(CheckValue, NamesTheRowThatIsWrong) {
    EXPECT_EQ(refusal_of(field("household"), Value(List{person("A"), person("")})),
              "Row 2: 'name' (Name) must be filled in.");
    EXPECT_EQ(refusal_of(field("household"), Value(List{person("A").set("age", 3)})),
              "Row 1: 'household' (People): column 'age' is not known; known here: 'name', 'born' "
              "and 'pregnant'.");
    EXPECT_EQ(refusal_of(field("household"),
                         Value(List{person("A").set("row", 1), person("B").set("row", 1)})),
              "'household' (People) has a row whose 'row' is not a number of its own, 1 or more.");
    EXPECT_EQ(refusal_of(field("household"), Value(List{})),
              "'household' (People) must have at least 1 rows.");
    EXPECT_EQ(refusal_of(field("household"), Value(List(4, Value(person("A"))))),
              "'household' (People) must have at most 3 rows.");
}

TEST(ReadInput, ReadsMoneyInPounds) {
    EXPECT_EQ(read_input(field("cost_pence"), " £1,234.50 ", today).value(), Value(123450));
    EXPECT_EQ(read_input(field("cost_pence"), "12", today).value(), Value(1200));
    EXPECT_EQ(read_input(plain(FieldKind::money), "-0.05", today).value(), Value(-5));
    for (const char* wrong : {"12.5", "12.505", "1,23.00", ",123", "£", "-", ".50", "1e3", "12 .00",
                              "999999999999999999999"}) {
        EXPECT_EQ(typing_refused(field("cost_pence"), wrong),
                  "'cost_pence' (Cost) must be an amount in pounds, such as 12.50.")
            << wrong;
    }
}

TEST(ReadInput, ReadsWhatIsTypedForEachKind) {
    EXPECT_EQ(read_input(plain(FieldKind::integer), "-42", today).value(), Value(-42));
    EXPECT_EQ(read_input(field("share"), "1.5", today).value(), Value("1.5"));
    EXPECT_EQ(read_input(field("vulnerable"), "Yes", today).value(), Value(true));
    EXPECT_EQ(read_input(field("vulnerable"), "no", today).value(), Value(false));
    EXPECT_EQ(read_input(field("seen_on"), "2026-05-04", today).value(), Value("2026-05-04"));
    EXPECT_EQ(read_input(field("urgency"), "now", today).value(), Value("now"));
    EXPECT_TRUE(read_input(field("seen_on"), "  ", today).value().is_nil());
}

TEST(ReadInput, SaysHowEachKindIsTyped) {
    EXPECT_EQ(typing_refused(plain(FieldKind::integer), "2.5"),
              "'it' must be a whole number, such as 2.");
    EXPECT_EQ(typing_refused(plain(FieldKind::integer), "99999999999999999999"),
              "'it' must be a whole number, such as 2.");
    EXPECT_EQ(typing_refused(field("vulnerable"), "maybe"),
              "'vulnerable' (Vulnerable?) must be yes or no.");
    EXPECT_EQ(typing_refused(field("household"), "Ann"),
              "'household' (People) is a table of rows, which cannot be typed as one text.");
    EXPECT_EQ(typing_refused(field("details"), std::string(64 * 1024 + 1, 'a')),
              "'details' (Details) is too long: 64 KiB is the most.");
}

TEST(ReadInput, ReadsEveryAmountAsItIsShown) {
    EXPECT_TRUE(rc::check("pounds() and back", [](std::int32_t pence) {
        const auto read = read_input(plain(FieldKind::money), pounds(Pence{pence}), today);
        RC_ASSERT(read);
        RC_ASSERT(read.value() == Value(std::int64_t{pence}));
    }));
}

TEST(CheckValue, KeepsAnyBytesWholeOrRefusesThem) {
    EXPECT_TRUE(rc::check("a text is kept whole or refused", [](const std::string& bytes) {
        Field text = plain(FieldKind::text);
        text.optional = true;
        const auto checked = check_value(text, Value(bytes), today);
        const Value kept = bytes.empty() ? Value() : Value(bytes);
        const bool kept_whole = checked && *checked == kept;
        const bool refused = !checked && !checked.error().reason.empty();
        RC_ASSERT(kept_whole || refused);
    }));
}

}  // namespace
}  // namespace moothall::workflows

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <moothall/service/reading.h>
#include <moothall/service/value.h>

#include <functional>

namespace moothall {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::Not;

Table sample() {
    Table inner;
    inner.set("band", "D");
    Table table;
    table.set("adults", 2)
        .set("charge_pence", Pence{219'317})
        .set("hours", Fraction(9, 2))
        .set("disabled", false)
        .set("name", "Bell")
        .set("from", make_date(2026, 5, 4))
        .set("received", *parse_instant("2026-05-04T09:00:00.25Z"))
        .set("rows", std::vector<Table>{inner, inner})
        .set("property", inner)
        .set("nothing", Value());
    return table;
}

TEST(Table, GivesEachFieldInItsKind) {
    const Table table = sample();

    EXPECT_EQ(table.integer("adults"), 2);
    EXPECT_EQ(table.pence("charge_pence"), Pence{219'317});
    EXPECT_EQ(table.number("hours"), Fraction(9, 2));
    EXPECT_EQ(table.number("adults"), Fraction(2));
    EXPECT_FALSE(table.yes_no("disabled"));
    EXPECT_EQ(table.text("name"), "Bell");
    EXPECT_EQ(table.date("from"), make_date(2026, 5, 4));
    EXPECT_EQ(to_text(table.instant("received")), "2026-05-04T09:00:00.25Z");
    EXPECT_EQ(table.list("rows").size(), 2U);
    EXPECT_EQ(table.table("property").text("band"), "D");
}

TEST(Table, HasOnlyWhatIsThereAndNotNothing) {
    const Table table = sample();

    EXPECT_TRUE(table.has("adults"));
    EXPECT_FALSE(table.has("nothing"));
    EXPECT_FALSE(table.has("absent"));
    EXPECT_NE(table.find("nothing"), nullptr);
    EXPECT_EQ(table.find("absent"), nullptr);
}

struct Asking {
    const char* wanted;
    std::function<void(const Table&, std::string_view)> get;
};

class TableGetter : public testing::TestWithParam<Asking> {
protected:
    std::string fault_of(std::string_view name) const {
        try {
            GetParam().get(sample(), name);
        } catch (const ValueError& thrown) {
            return thrown.what();
        }
        return "no fault";
    }
};

TEST_P(TableGetter, NamesTheFieldThatIsMissing) {
    EXPECT_EQ(fault_of("absent"), "\"absent\" is missing");
    EXPECT_EQ(fault_of("nothing"), "\"nothing\" is missing");
}

TEST_P(TableGetter, NamesTheFieldThatIsOfAnotherKind) {
    const char* other = std::string_view(GetParam().wanted) == "a table" ? "rows" : "property";

    EXPECT_THAT(fault_of(other), AllOf(HasSubstr(std::string("\"") + other + "\" must be "),
                                       HasSubstr(GetParam().wanted), HasSubstr(", but is a ")));
}

std::vector<Asking> askings() {
    return {{"a whole number", [](auto& t, auto n) { t.integer(n); }},
            {"a whole number of pence", [](auto& t, auto n) { t.pence(n); }},
            {"an exact number", [](auto& t, auto n) { t.number(n); }},
            {"a yes or no", [](auto& t, auto n) { t.yes_no(n); }},
            {"a text", [](auto& t, auto n) { t.text(n); }},
            {"a date", [](auto& t, auto n) { t.date(n); }},
            {"an instant", [](auto& t, auto n) { t.instant(n); }},
            {"a list", [](auto& t, auto n) { t.list(n); }},
            {"a table", [](auto& t, auto n) { t.table(n); }}};
}

INSTANTIATE_TEST_SUITE_P(EveryKind, TableGetter, testing::ValuesIn(askings()));

TEST(Table, NeverRepeatsAValueInAFault) {
    try {
        sample().integer("name");
        FAIL() << "a text is no whole number";
    } catch (const ValueError& thrown) {
        EXPECT_THAT(thrown.what(), Not(HasSubstr("Bell")));
    }
}

TEST(Table, DoesNotTakeADayThatDoesNotExist) {
    Table table;
    table.set("from", "2026-02-30");

    EXPECT_THROW(table.date("from"), ValueError);
}

TEST(Table, ReplacesAndRemoves) {
    Table table = sample();

    table.set("adults", 3).remove("name");
    table.remove("absent");

    EXPECT_EQ(table.integer("adults"), 3);
    EXPECT_FALSE(table.has("name"));
}

TEST(Table, IsEqualByWhatItHolds) {
    EXPECT_EQ(sample(), sample());
    EXPECT_FALSE(sample() == Table(sample()).set("adults", 3));
}

TEST(Value, KeepsAWholeFractionAsANumberAndAnyOtherAsItsText) {
    EXPECT_EQ(Value(Fraction(4, 2)), Value(2));
    EXPECT_EQ(Value(Fraction(9, 2)), Value("4.5"));
    EXPECT_EQ(Value(Fraction(1, 3)), Value("1/3"));
}

TEST(Table, LeavesOutATextThatIsEmpty) {
    const Table made = Table().set_unless_empty("a", "").set_unless_empty("b", "x").set("c", {});

    EXPECT_FALSE(made.has("a"));
    EXPECT_EQ(made.text_or_empty("a"), "");
    EXPECT_EQ(made.text_or_empty("b"), "x");
    EXPECT_EQ(made.text_or_empty("c"), "");
    EXPECT_THROW((void)Table().set("n", 1).text_or_empty("n"), ValueError);
}

TEST(Value, ReadsAsANumberWhereItIsOne) {
    EXPECT_EQ(Value(7).as_number(), Fraction(7));
    EXPECT_EQ(Value("9/2").as_number(), Fraction(9, 2));
    EXPECT_EQ(Value("nine").as_number(), std::nullopt);
    EXPECT_EQ(Value(true).as_number(), std::nullopt);
    EXPECT_EQ(Value().as_number(), std::nullopt);
}

TEST(Value, SaysItsKindInWords) {
    EXPECT_EQ(kind_in_words(Value()), "nothing");
    EXPECT_EQ(kind_in_words(Value(false)), "a yes or no");
    EXPECT_EQ(kind_in_words(Value(1)), "a whole number");
    EXPECT_EQ(kind_in_words(Value("x")), "a text");
    EXPECT_EQ(kind_in_words(Value(List{})), "a list");
    EXPECT_EQ(kind_in_words(Value(Table{})), "a table");
}

TEST(Line, IsATextAndItsPence) {
    const Table made = line("25% discount", Pence{-54'829});

    EXPECT_EQ(made.text("text"), "25% discount");
    EXPECT_EQ(made.pence("pence"), Pence{-54'829});
}

}  // namespace
}  // namespace moothall

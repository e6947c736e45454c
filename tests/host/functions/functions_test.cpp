#include "functions/functions.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <vector>

#include "functions/check.h"

namespace moothall::functions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

/// One row for each key, from 1 April 2026; the register "waste.broken" cannot be read.
class FakeReading final : public Reading {
public:
    Result<Row> rule(std::string_view register_name, Date, std::string_view key) override {
        if (register_name == "waste.broken") {
            throw std::runtime_error("the store is gone");
        }
        return Row{std::string(key), make_date(2026, 4, 1), Table{}};
    }
    std::vector<Row> rows(std::string_view register_name, Date on, const Table&,
                          std::size_t) override {
        return {*rule(register_name, on, "a"), *rule(register_name, on, "b")};
    }
    Result<bool> is_working_day(Date, std::string_view) override { return true; }
    Result<Date> add_working_days(Date from, int, std::string_view) override { return from; }
};

using Body = std::function<Result<Table>(const Table&, Reading&)>;

Functions with(const std::string& signature, Body body) {
    Functions functions;
    functions.add({signature, "About it.", {"W1"}, std::move(body)}, "waste").value();
    return functions;
}

Result<Table> answer_nothing(const Table&, Reading&) {
    return Table{};
}

const std::string price_signature =
    "waste.price { kind: bulky|garden, items: integer 1..20, on?: date, extras?: [{ name: text }] }"
    " -> { price_pence: money }";

Table price_of(const Table& asked) {
    Table made;
    made.set("price_pence", asked.integer("items") * 100);
    return made;
}

Functions priced() {
    return with(price_signature, [](const Table& asked, Reading&) { return price_of(asked); });
}

std::string refusal_of(const Functions& functions, const std::string& name, const Table& asked) {
    FakeReading reading;
    const auto answer = functions.call(name, asked, reading);
    return answer ? "not refused" : answer.error().reason;
}

Table bulky(Value items) {
    Table made;
    made.set("kind", "bulky").set("items", std::move(items));
    return made;
}

TEST(Functions, CallsAFunctionAndAddsTheRulesThatItRead) {
    //
    const Functions functions =
        with("waste.price {} -> { price_pence: money }", [](const Table&, Reading& reading) {
            const Date on = make_date(2026, 5, 4);
            static_cast<void>(reading.rule("waste.prices", on, "b"));
            static_cast<void>(reading.rows("waste.prices", on, Table{}, 10));
            Table made;
            made.set("price_pence", 5);
            return Result<Table>(made);
        });
    FakeReading reading;

    const Table answer = functions.call("waste.price", Table{}, reading).value();

    EXPECT_EQ(answer.integer("price_pence"), 5);
    EXPECT_THAT(answer.list("rules"), ElementsAre(Value("waste.prices/b@2026-04-01"),
                                                  Value("waste.prices/a@2026-04-01")));
}

TEST(Functions, NamesAnArgumentThatItDoesNotTakeAndTheNearest) {
    Table asked = bulky(2);
    asked.set("onn", "2026-05-04");

    EXPECT_EQ(refusal_of(priced(), "waste.price", asked),
              "waste.price takes no \"onn\". Did you mean \"on\"?");
}

TEST(Functions, NamesAnArgumentThatIsMissing) {
    Table asked;
    asked.set("kind", "bulky");

    EXPECT_EQ(refusal_of(priced(), "waste.price", asked),
              "waste.price needs \"items\": a whole number from 1 to 20.");
}

TEST(Functions, NamesAnArgumentOfTheWrongKind) {
    EXPECT_EQ(refusal_of(priced(), "waste.price", bulky("two")),
              "waste.price: \"items\" must be a whole number from 1 to 20, but is a text.");
}

TEST(Functions, NamesAnArgumentOutOfRange) {
    EXPECT_EQ(refusal_of(priced(), "waste.price", bulky(21)),
              "waste.price: \"items\" must be a whole number from 1 to 20.");
    EXPECT_EQ(refusal_of(priced(), "waste.price", bulky(20)), "not refused");
    EXPECT_EQ(refusal_of(priced(), "waste.price", bulky(1)), "not refused");
}

TEST(Functions, NamesAChoiceThatThereIsNot) {
    Table asked = bulky(2);
    asked.set("kind", "bulk");

    EXPECT_EQ(refusal_of(priced(), "waste.price", asked),
              "waste.price: \"kind\" must be one of bulky|garden. Did you mean \"bulky\"?");
}

TEST(Functions, NamesWhereInAListSomethingIsWrong) {
    Table right;
    right.set("name", "mattress");
    Table misspelt;
    misspelt.set("nam", "mattress");
    Table asked = bulky(2);
    asked.set("extras", std::vector<Table>{right, misspelt});

    EXPECT_EQ(refusal_of(priced(), "waste.price", asked),
              "waste.price: \"extras[2]\" takes no \"nam\". Did you mean \"name\"?");
}

TEST(Functions, RefusesADayThatDoesNotExist) {
    Table asked = bulky(2);
    asked.set("on", "2026-02-30");

    EXPECT_EQ(refusal_of(priced(), "waste.price", asked),
              "waste.price: \"on\" must be a date (\"2026-05-04\").");
}

TEST(Functions, TakesAnEmptyTableAsAnEmptyListAndPassesItSo) {
    const Functions functions =
        with("waste.count { of: [text] } -> { count: integer }", [](const Table& asked, Reading&) {
            Table made;
            made.set("count", static_cast<std::int64_t>(asked.list("of").size()));
            return Result<Table>(made);
        });
    FakeReading reading;
    Table asked;
    asked.set("of", Table{});

    EXPECT_EQ(functions.call("waste.count", asked, reading).value().integer("count"), 0);
}

TEST(Functions, PassesOnWhatAFunctionRefused) {
    const Functions functions = with("waste.price {} -> {}", [](const Table&, Reading&) {
        return Result<Table>(Refusal{RefusalKind::not_found, "There is no price on that day."});
    });
    FakeReading reading;

    EXPECT_EQ(functions.call("waste.price", Table{}, reading).error(),
              (Refusal{RefusalKind::not_found, "There is no price on that day."}));
}

TEST(Functions, ReportsWhatAFunctionThrewWithPluginAndName) {
    const Functions functions =
        with("waste.price {} -> {}", [](const Table& asked, Reading&) -> Result<Table> {
            return Table{}.set("x", asked.integer("not_declared"));
        });
    FakeReading reading;

    try {
        static_cast<void>(functions.call("waste.price", Table{}, reading));
        FAIL() << "nothing was thrown";
    } catch (const FunctionFault& fault) {
        EXPECT_EQ(fault.plugin(), "waste");
        EXPECT_EQ(fault.function(), "waste.price");
        EXPECT_STREQ(fault.what(),
                     "The plugin waste is at fault in waste.price: \"not_declared\" is missing");
    }
}

TEST(Functions, IsAtFaultWhenTheAnswerIsNotWhatWasDeclared) {
    const Functions functions = with("waste.price {} -> { price_pence: money }", answer_nothing);
    FakeReading reading;

    try {
        static_cast<void>(functions.call("waste.price", Table{}, reading));
        FAIL() << "nothing was thrown";
    } catch (const FunctionFault& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("the answer of waste.price needs \"price_pence\""));
    }
}

TEST(Functions, DoesNotBlameThePluginWhenTheStoreFails) {
    const Functions functions = with("waste.price {} -> {}", [](const Table&, Reading& reading) {
        static_cast<void>(reading.rule("waste.broken", make_date(2026, 5, 4), "a"));
        return Result<Table>(Table{});
    });
    FakeReading reading;

    EXPECT_THAT([&] { static_cast<void>(functions.call("waste.price", Table{}, reading)); },
                testing::Throws<std::runtime_error>(testing::Property(
                    &std::runtime_error::what, testing::StrEq("the store is gone"))));
}

TEST(Functions, DoesNotGoOnWhenAPluginHidesThatTheStoreFailed) {
    const Functions functions = with("waste.price {} -> {}", [](const Table&, Reading& reading) {
        try {
            static_cast<void>(reading.rule("waste.broken", make_date(2026, 5, 4), "a"));
        } catch (const std::exception&) {
            return Result<Table>(Table{});
        }
        return Result<Table>(Table{});
    });
    FakeReading reading;

    EXPECT_THROW(static_cast<void>(functions.call("waste.price", Table{}, reading)),
                 std::runtime_error);
}

TEST(Functions, TellsTheWatchOfEachCallUntilItEnded) {
    std::vector<std::string> told;
    Functions functions(
        [&](std::string_view plugin, std::string_view name, std::string_view case_reference) {
            told.push_back(std::string(plugin) + "/" + std::string(name) + "/" +
                           std::string(case_reference));
        });
    functions.add({"waste.price {} -> {}", "", {}, answer_nothing}, "waste").value();
    FakeReading reading;

    static_cast<void>(functions.call("waste.price", Table{}, reading));
    static_cast<void>(functions.call("waste.price", Table{}, reading, "WA-26-000001-A"));

    EXPECT_THAT(told,
                ElementsAre("waste/waste.price/", "//", "waste/waste.price/WA-26-000001-A", "//"));
}

TEST(Functions, NamesTheNearestOrTheAbsentPlugin) {
    const Functions functions = priced();

    EXPECT_EQ(refusal_of(functions, "waste.prise", Table{}),
              "There is no function waste.prise. Did you mean \"waste.price\"?");
    EXPECT_EQ(refusal_of(functions, "parking.permit", Table{}),
              "There is no function parking.permit. The plugin parking is not loaded or brings no "
              "functions.");
}

TEST(Functions, RefusesANameThatIsTakenAndOneOfAnotherService) {
    Functions functions = priced();

    const auto twice = functions.add({price_signature, "", {}, answer_nothing}, "waste");
    const auto foreign = functions.add({"parking.x {} -> {}", "", {}, answer_nothing}, "waste");
    const auto empty = functions.add({"waste.x {} -> {}", "", {}, nullptr}, "waste");

    EXPECT_THAT(twice.error().reason, HasSubstr("waste.price is registered twice"));
    EXPECT_EQ(foreign.error().reason,
              "The plugin waste cannot bring the function parking.x: name it waste.x.");
    EXPECT_THAT(empty.error().reason, HasSubstr("waste.x has nothing to call"));
}

TEST(Functions, TakesAwayWhatAPluginBrought) {
    Functions functions = priced();

    functions.remove_plugin("waste");

    EXPECT_THAT(functions.names(), ElementsAre());
}

TEST(Functions, DescribesArgumentsWithTypeAndUnit) {
    const List described = priced().describe();

    ASSERT_EQ(described.size(), 1U);
    const Table& price = *described.front().as_table();
    EXPECT_EQ(price.text("name"), "waste.price");
    EXPECT_EQ(price.list("examples").front(), Value("W1"));
    const Table& items = *price.list("arguments")[1].as_table();
    EXPECT_EQ(items.text("type"), "integer 1..20");
    EXPECT_EQ(items.table("range").integer("most"), 20);
    EXPECT_FALSE(items.yes_no("optional"));
    EXPECT_EQ(price.list("answers").front().as_table()->text("unit"), "pence");
}

TEST(Check, TakesExactNumbersAndLines) {
    const Signature signature =
        parse_signature("a.b { percent: number 0..100, lines: [line] } -> {}").value();
    Table right;
    right.set("percent", "12.5").set("lines", std::vector<Table>{line("Base", Pence{5})});
    Table beyond = right;
    beyond.set("percent", "100.1");
    Table bare = right;
    bare.set("lines", std::vector<Table>{Table{}.set("text", "Base")});

    EXPECT_TRUE(check(signature, right));
    EXPECT_THAT(check(signature, beyond).error().reason, HasSubstr("\"percent\" must be an exact"));
    EXPECT_THAT(check(signature, bare).error().reason, HasSubstr("\"lines[1]\" needs \"pence\""));
}

TEST(Check, NeverRepeatsAText) {
    const Signature signature = parse_signature("a.b { on: date } -> {}").value();

    const auto checked = check(signature, Table{}.set("on", "Jane Roe"));

    EXPECT_THAT(checked.error().reason, testing::Not(HasSubstr("Jane")));
}

}  // namespace
}  // namespace moothall::functions

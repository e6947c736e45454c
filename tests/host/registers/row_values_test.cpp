#include "registers/row_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>

#include "host/registers/office.h"

namespace moothall::registers {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

Table price() {
    Table values;
    values.set("kind", "bulky").set("up_to_three_pence", 4200).set("source", "Fees 2026");
    return values;
}

std::string refusal_of(const Table& values) {
    const auto checked = check_values(prices(), values);
    return checked ? "not refused" : checked.error().reason;
}

std::string refusal_of(const RegisterDeclaration& declaration) {
    const auto checked = check_declaration(declaration);
    return checked ? "not refused" : checked.error().reason;
}

TEST(RowValues, TakesWhatIsDeclared) {
    EXPECT_EQ(refusal_of(price().set("percent", "12.5")), "not refused");
}

TEST(RowValues, NamesAFieldThatThereIsNotAndTheNearest) {
    EXPECT_EQ(refusal_of(price().set("up_to_thre_pence", 1)),
              "Prices (waste.prices) has no field \"up_to_thre_pence\". Did you mean "
              "\"up_to_three_pence\"?");
}

TEST(RowValues, NamesAFieldOfTheWrongKind) {
    EXPECT_EQ(refusal_of(price().set("up_to_three_pence", "42.00")),
              "\"up_to_three_pence\" of Prices (waste.prices) must be a whole number of pence.");
    EXPECT_THAT(refusal_of(price().set("percent", "a tenth")), HasSubstr("\"percent\""));
    EXPECT_THAT(refusal_of(price().set("kind", 5)), HasSubstr("\"kind\""));
}

TEST(RowValues, NamesAFieldThatIsMissing) {
    Table values = price();
    values.remove("up_to_three_pence");

    EXPECT_EQ(refusal_of(values),
              "Prices (waste.prices) needs \"up_to_three_pence\": a whole number of pence.");
}

TEST(RowValues, RefusesAnEmptyKey) {
    EXPECT_THAT(refusal_of(price().set("kind", "")), HasSubstr("needs \"kind\""));
}

TEST(RowValues, RefusesARuleWithoutASource) {
    //
    Table values = price();
    values.remove("source");

    EXPECT_EQ(refusal_of(values),
              "Prices (waste.prices) holds rules: say in \"source\" where these figures are from.");
    EXPECT_THAT(refusal_of(price().set("source", "")), HasSubstr("where these figures are from"));
}

TEST(RowValues, RefusesATextThatIsNotUtf8OrTooLongOrHoldsNul) {
    EXPECT_THAT(refusal_of(price().set("kind", "caf\xE9")), HasSubstr("UTF-8"));
    EXPECT_THAT(refusal_of(price().set("source", std::string(10'000'000, 'x'))),
                HasSubstr("64 KiB"));
    EXPECT_THAT(refusal_of(price().set("source", std::string("a\0b", 3))), HasSubstr("\"source\""));
}

TEST(RowValues, RefusesAUprnThatIsNone) {
    const auto checked =
        check_values(rounds(), Table{}.set("uprn", "12 High Street").set("round", "N4"));

    EXPECT_THAT(checked.error().reason, HasSubstr("a UPRN, a number of at most twelve digits"));
}

TEST(RowValues, MakesTheKeyOfItsFieldsInOrder) {
    Table values;
    values.set("on", "2026-05-10").set("round", "N4").set("left", 3);

    EXPECT_EQ(key_of(places_on_rounds(), values).value(), "N4,2026-05-10");
    EXPECT_EQ(key_of(prices(), price().set("kind", "bulky, large")).value(), "bulky, large");
}

TEST(RowValues, RefusesAKeyThatCouldBeReadInTwoWays) {
    Table values;
    values.set("on", "2026-05-10").set("round", "N4,N5").set("left", 3);

    EXPECT_THAT(key_of(places_on_rounds(), values).error().reason, HasSubstr("without commas"));
    EXPECT_FALSE(key_of(prices(), price().set("kind", "two\nlines")));
    EXPECT_FALSE(key_of(prices(), price().set("kind", std::string(401, 'x'))));
}

TEST(RowValues, ReadsTypedTextsByTheirKinds) {
    const Table values =
        values_from_texts(rounds(),
                          {{"uprn", "100020003000"}, {"round", ""}, {"from_garden", "yes"}})
            .value();

    EXPECT_EQ(values, Table{}.set("uprn", "100020003000").set("from_garden", true));
    EXPECT_EQ(values_from_texts(prices(), {{"percent", "4.50"}}).value().number("percent"),
              Fraction(9, 2));
    EXPECT_EQ(values_from_texts(prices(), {{"up_to_three_pence", "-4200"}}).value(),
              Table{}.set("up_to_three_pence", -4200));
}

TEST(RowValues, RefusesTypedTextsThatDoNotRead) {
    for (const auto& [name, text] : {TypedField{"up_to_three_pence", "42.00"},
                                     {"up_to_three_pence", "99999999999999999999"},
                                     {"up_to_three_pence", " 1"},
                                     {"percent", "5%"},
                                     {"nothing", "1"}}) {
        EXPECT_FALSE(values_from_texts(prices(), {{name, text}})) << name << " " << text;
    }
    EXPECT_FALSE(values_from_texts(places_on_rounds(), {{"on", "2026-02-30"}}));
    EXPECT_FALSE(values_from_texts(rounds(), {{"from_garden", "perhaps"}}));
}

TEST(RegisterDeclaration, IsRefusedForWhatCannotBeKept) {
    RegisterDeclaration declaration = prices();
    EXPECT_EQ(refusal_of(declaration), "not refused");

    declaration.name = "Prices";
    EXPECT_THAT(refusal_of(declaration), HasSubstr("must be named service.register"));
    declaration = prices();
    declaration.key = "kind,size";
    EXPECT_THAT(refusal_of(declaration), HasSubstr("has the key \"size\", which is none"));
    declaration = prices();
    declaration.key = "percent";
    EXPECT_THAT(refusal_of(declaration), HasSubstr("must not be optional"));
    declaration = prices();
    declaration.fields[1].kind = "pounds";
    EXPECT_THAT(refusal_of(declaration), HasSubstr("of the kind \"pounds\""));
    declaration = prices();
    declaration.fields[1].name = "kind";
    EXPECT_THAT(refusal_of(declaration), HasSubstr("has the field kind twice"));
    declaration = prices();
    declaration.fields[1].name = "from";
    EXPECT_THAT(refusal_of(declaration), HasSubstr("not \"from\""));
    declaration = prices();
    declaration.remaining = "percent";
    EXPECT_THAT(refusal_of(declaration), HasSubstr("counts down \"percent\""));
}

TEST(KeyFields, AreSplitAtCommas) {
    EXPECT_THAT(key_fields(places_on_rounds()), ElementsAre("round", "on"));
    EXPECT_THAT(key_fields(prices()), ElementsAre("kind"));
}

TEST(RowValues, ReadsBackWholeNumbers) {
    EXPECT_TRUE(rc::check("a typed amount is the amount", [](std::int64_t pence) {
        const auto values =
            values_from_texts(prices(), {{"up_to_three_pence", std::to_string(pence)}});
        RC_ASSERT(values.value().integer("up_to_three_pence") == pence);
    }));
}

}  // namespace
}  // namespace moothall::registers

#include <gmock/gmock.h>

#include "descriptors/field_reading.h"
#include "descriptors/field_view.h"

namespace desk {
namespace {

using moothall::List;
using moothall::Value;
using ::testing::HasSubstr;
using ::testing::Not;

Record field(const char* name, const char* kind, const char* label) {
    return Record{}.set("name", name).set("kind", kind).set("label", label);
}

List of_a_review() {
    const List options{Record{}.set("value", "student").set("label", "Full-time student"),
                       Record{}.set("value", "carer").set("label", "Carer")};
    return {field("adults", "integer", "Adults at the address"),
            field("evidence_on", "date", "Evidence seen on").set("optional", true),
            field("charge_pence", "money", "New charge").set("optional", true),
            field("alone", "yes_no", "Do they live alone?").set("optional", true),
            field("people", "rows", "Who is left out")
                .set("optional", true)
                .set("columns", List{field("name", "text", "Name").set("max", 100),
                                     field("why", "choice", "Why").set("options", options)}),
            field("found", "money", "Found").set("set_by_workflow", true)};
}

Form typed(std::string_view body) {
    return Form::read(body).value();
}

TEST(Fields, AreReadAsTheirKinds) {
    const ReadFields read = read_fields(
        of_a_review(),
        typed("adults=2&evidence_on-day=3&evidence_on-month=Nov&evidence_on-year=2026&charge_pence="
              "%C2%A31%2C234.5&alone=no&people-1-row=1&people-1-name=Ann&people-1-why=carer&"
              "people-2-row=1&people-2-name=&people-2-why="));

    EXPECT_TRUE(read.problems.empty());
    EXPECT_EQ(read.values.integer("adults"), 2);
    EXPECT_EQ(read.values.text("evidence_on"), "2026-11-03");
    EXPECT_EQ(read.values.integer("charge_pence"), 123450);
    EXPECT_FALSE(read.values.yes_no("alone"));
    ASSERT_EQ(read.values.list("people").size(), 1U);
    EXPECT_EQ(read.values.list("people")[0].as_table()->text("why"), "carer");
}

TEST(Fields, WhatCannotBeReadIsSaidAtItsField) {
    const ReadFields read =
        read_fields(of_a_review(), typed("adults=two&evidence_on-day=31&evidence_on-month=2&"
                                         "evidence_on-year=2026&charge_pence=a+lot"));

    ASSERT_EQ(read.problems.size(), 3U);
    EXPECT_EQ(read.problems[0].field, "adults");
    EXPECT_EQ(read.problems[0].sentence, "Enter a whole number for adults at the address.");
    EXPECT_EQ(read.problems[1].sentence,
              "Enter a real date for evidence seen on, such as 27 3 2026.");
    EXPECT_EQ(read.problems[2].field, "charge_pence");
}

TEST(Fields, WhatHasToBeGivenIsAskedFor) {
    const ReadFields read = read_fields(of_a_review(), typed(""));

    ASSERT_EQ(read.problems.size(), 1U);
    EXPECT_EQ(read.problems[0].sentence, "Enter adults at the address.");
}

TEST(Fields, WhatIsOnlyShownForOtherAnswersIsNotAskedFor) {
    const List fields{
        field("heating", "text", "Heating"),
        field("tank", "integer", "Litres in the tank")
            .set("shown_when", Record{}.set("heating", List{Value("oil"), Value("gas")}))};

    EXPECT_TRUE(read_fields(fields, typed("heating=wood&tank=")).problems.empty());
    EXPECT_FALSE(read_fields(fields, typed("heating=wood&tank=12")).values.has("tank"));
    EXPECT_EQ(read_fields(fields, typed("heating=oil&tank=")).problems.size(), 1U);
    EXPECT_EQ(read_fields(fields, typed("heating=gas&tank=12")).values.integer("tank"), 12);
    EXPECT_THAT(std::string(fields_of(fields, Form(), {}).markup()),
                HasSubstr("Only where Heating is: Oil or Gas."));
}

TEST(Fields, ShowWhatTheCaseHoldsAndWhatWasTypedInstead) {
    List fields = of_a_review();
    fields[0] = Record(*fields[0].as_table()).set("value", 3);

    const std::string before(fields_of(fields, Form(), {}).markup());
    EXPECT_THAT(before, HasSubstr("value=\"3\""));
    EXPECT_THAT(before, Not(HasSubstr("Found")));
    const std::string after(
        fields_of(fields, typed("adults=%22two%22"), {{"adults", "Enter a number."}}).markup());
    EXPECT_THAT(after, HasSubstr("value=\"&quot;two&quot;\""));
    EXPECT_THAT(after, HasSubstr("Enter a number."));
}

TEST(Fields, ARefusalOfTheCouncilStandsAtTheFieldThatItNames) {
    const moothall::Refusal refusal{moothall::RefusalKind::invalid_input,
                                    "Adults at the address is 20 at most."};

    EXPECT_EQ(problem_of(refusal, of_a_review()).field, "adults");
    EXPECT_EQ(problem_of({moothall::RefusalKind::not_available, "Not now."}, of_a_review()).field,
              "");
}

TEST(Fields, AmountsAreReadToThePennyOrNotAtAll) {
    EXPECT_EQ(pence_of("£1,234.50"), 123450);
    EXPECT_EQ(pence_of("12"), 1200);
    EXPECT_EQ(pence_of("12.5"), 1250);
    EXPECT_EQ(pence_of("-0.05"), -5);
    for (const char* wrong : {"", "12.345", "12.", "a", "1.-5", "99999999999999999999", "1e3"}) {
        EXPECT_FALSE(pence_of(wrong)) << wrong;
    }
}

TEST(Fields, DaysThatDoNotExistAreNoDays) {
    EXPECT_EQ(day_of("29", "2", "2024"), moothall::make_date(2024, 2, 29));
    EXPECT_EQ(day_of("1", "september", "2026"), moothall::make_date(2026, 9, 1));
    EXPECT_FALSE(day_of("29", "2", "2026"));
    EXPECT_FALSE(day_of("1", "13", "2026"));
    EXPECT_FALSE(day_of("1", "1", "26"));
    EXPECT_FALSE(day_of("x", "1", "2026"));
}

}  // namespace
}  // namespace desk

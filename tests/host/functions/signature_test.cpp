#include "functions/signature.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <string>
#include <vector>

#include "functions/check.h"

namespace moothall::functions {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal_of(std::string_view text) {
    const auto signature = parse_signature(text);
    return signature ? "not refused" : signature.error().reason;
}

TEST(Signature, ReadsArgumentsAndAnswers) {
    const Signature read =
        parse_signature(
            "revenues.band_charge { band: A|B|C, band_d_pence: money, on?: date, "
            "items: integer 1..20 } -> { charge_pence: money, lines: [line] }")
            .value();

    EXPECT_EQ(read.name, "revenues.band_charge");
    ASSERT_EQ(read.arguments.size(), 4U);
    EXPECT_EQ(read.arguments[0].type.kind, TypeKind::choice);
    EXPECT_THAT(read.arguments[0].type.choices, ElementsAre("A", "B", "C"));
    EXPECT_FALSE(read.arguments[1].optional);
    EXPECT_TRUE(read.arguments[2].optional);
    EXPECT_EQ(read.arguments[2].type.kind, TypeKind::date);
    EXPECT_EQ(read.arguments[3].type.least, 1);
    EXPECT_EQ(read.arguments[3].type.most, 20);
    ASSERT_EQ(read.answers.size(), 2U);
    EXPECT_EQ(read.answers[1].type.kind, TypeKind::list);
    EXPECT_EQ(read.answers[1].type.element.front().kind, TypeKind::line);
}

TEST(Signature, ReadsRecordsAndListsInsideEachOther) {
    const std::string text =
        "a.b { rows: [{ class: E|F, from: date, to?: date, notes: [[text]] }] } -> {}";

    EXPECT_EQ(to_text(parse_signature(text).value()), text);
}

TEST(Signature, ReadsEverySimpleType) {
    const std::string text =
        "a.b { a: integer, b: money, c: number, d: text, e: yes_no, f: date, g: instant, h: place, "
        "i: line, j: any } -> { k: integer -5.., l: number 0..100 }";

    EXPECT_EQ(to_text(parse_signature(text).value()), text);
}

TEST(Signature, TakesLineBreaksAndACommaBeforeTheEnd) {
    EXPECT_EQ(to_text(parse_signature("a.b{\n  c:text,\n}->{d:text}").value()),
              "a.b { c: text } -> { d: text }");
}

TEST(Signature, NamesTheColumnAndTheNearestType) {
    EXPECT_EQ(refusal_of("a.b { on: dat } -> {}"),
              "The signature \"a.b { on: dat } -> {}\" cannot be read at column 11: \"dat\" is no "
              "type. Did you mean \"date\"? A choice has at least two words, a|b.");
}

TEST(Signature, SaysWhatIsWantedWhereItCannotBeRead) {
    EXPECT_THAT(refusal_of(""), HasSubstr("column 1: a function is named service.function"));
    EXPECT_THAT(refusal_of("Band {} -> {}"), HasSubstr("column 1: a function is named"));
    EXPECT_THAT(refusal_of("a. {} -> {}"), HasSubstr("column 3: the name of the function"));
    EXPECT_THAT(refusal_of("a.b -> {}"), HasSubstr("column 5: \"{\" must open"));
    EXPECT_THAT(refusal_of("a.b { c text } -> {}"), HasSubstr("column 9: \":\" and a type"));
    EXPECT_THAT(refusal_of("a.b { c: } -> {}"), HasSubstr("column 10: a type is wanted"));
    EXPECT_THAT(refusal_of("a.b { c: text d: text } -> {}"), HasSubstr("column 15: a comma or"));
    EXPECT_THAT(refusal_of("a.b { c: [text } -> {}"), HasSubstr("column 16: \"]\" must close"));
    EXPECT_THAT(refusal_of("a.b { c: x| } -> {}"), HasSubstr("a word must follow \"|\""));
    EXPECT_THAT(refusal_of("a.b { c: integer 1 } -> {}"), HasSubstr("least..most"));
    EXPECT_THAT(refusal_of("a.b { c: text }"), HasSubstr("\"->\" and the answers"));
    EXPECT_THAT(refusal_of("a.b { c: text } -> {} ;"), HasSubstr("column 23: nothing may follow"));
    EXPECT_THAT(refusal_of("a.b { c: text"), HasSubstr("column 14: a comma or"));
}

TEST(Signature, RefusesNamesAndWordsThatStandTwice) {
    EXPECT_THAT(refusal_of("a.b { c: text, c: date } -> {}"),
                HasSubstr("column 16: \"c\" stands twice"));
    EXPECT_THAT(refusal_of("a.b { c: x|y|x } -> {}"), HasSubstr("column 14: \"x\" stands twice"));
}

TEST(Signature, RefusesARangeThatEndsBeforeItBegins) {
    EXPECT_THAT(refusal_of("a.b { c: integer 5..1 } -> {}"), HasSubstr("ends before it begins"));
}

TEST(Signature, RefusesRulesAmongTheAnswers) {
    EXPECT_THAT(refusal_of("a.b {} -> { rules: [text] }"), HasSubstr("added by the host"));
}

TEST(Signature, RefusesEndlessDepth) {
    EXPECT_THAT(refusal_of("a.b { c: " + std::string(10'000, '[')), HasSubstr("too deep"));
}

/// Shapes as operations use them.
Shapes some_shapes() {
    Type place = parse_type("{ name: text, size?: integer 0.. }", {}).value();
    place.shape = "place_of_rest";
    return {place};
}

TEST(Type, OfAnOperationReadsNamesPagesMapsAndAlternatives) {
    const Shapes shapes = some_shapes();

    for (const char* text : {"place_of_rest", "page of place_of_rest", "{ *: [text] }", "bytes",
                             "place_of_rest or page of place_of_rest", "{ a: integer or text }"}) {
        EXPECT_EQ(to_text(parse_type(text, shapes).value()), text);
    }
    const Type page = parse_type("page of place_of_rest", shapes).value();
    EXPECT_EQ(page.kind, TypeKind::record);
    EXPECT_EQ(to_text(page.fields), "{ items: [place_of_rest], next_cursor?: text }");
}

TEST(Type, OfAnOperationKnowsWhatIsSaidOfIt) {
    const Type read = parse_type("{ a?: date (The last day.), b: [text] (Words.) }", {}).value();

    EXPECT_EQ(read.fields[0].type.about, "The last day.");
    EXPECT_EQ(read.fields[1].type.about, "Words.");
    EXPECT_EQ(to_text(read), "{ a?: date, b: [text] }");
}

TEST(Type, OfAnOperationIsRefusedWhereItCannotBeRead) {
    for (const char* odd : {"", "place_of_work", "{ *: text", "page of", "text or", "text (open",
                            "{ a: text } b", "{ *: text, a: text }"}) {
        EXPECT_FALSE(parse_type(odd, some_shapes())) << odd;
    }
}

TEST(Type, OfAnOperationIsNoneOfAFunction) {
    for (const char* odd : {"bytes", "{ *: text }", "text or date", "text (Words.)"}) {
        EXPECT_FALSE(parse_signature("a.b { c: " + std::string(odd) + " } -> {}")) << odd;
    }
}

std::string wrong_with(const char* type, const Value& value) {
    const auto checked = check(parse_type(type, some_shapes()).value(), value, "it");
    return checked ? "" : checked.error().reason;
}

TEST(Type, IsHeldToEveryValueOfAMapAndToOneOfItsAlternatives) {
    const Value two = Table{}.set("a", 1).set("b", "two");

    EXPECT_EQ(wrong_with("{ *: integer or text }", two), "");
    EXPECT_EQ(wrong_with("{ *: integer }", two), "\"it.b\" must be a whole number, but is a text.");
    EXPECT_EQ(wrong_with("{ *: any }", Value(List{1})),
              "\"it\" must be a table of named values, but is a list.");
    EXPECT_EQ(wrong_with("place_of_rest or text", Value("a")), "");
    EXPECT_THAT(wrong_with("place_of_rest or text", two), HasSubstr("\"it\" takes no \"a\""));
    EXPECT_NE(wrong_with("integer or date", Value("a")), "");
}

TEST(Type, SettlesEmptyTablesWhereverTheyAre) {
    const Value nothing = Table{};
    const auto settled_as = [&](const char* type) {
        return settled(parse_type(type, some_shapes()).value(), nothing);
    };

    EXPECT_EQ(settled_as("[text]"), Value(List{}));
    EXPECT_EQ(settled_as("{ *: text }"), nothing);
    EXPECT_EQ(settled_as("text or [text]"), Value(List{}));
    EXPECT_EQ(settled(parse_type("{ *: [text] }", {}).value(), Table{}.set("a", Table{})),
              Value(Table{}.set("a", List{})));
}

TEST(Signature, ReadsOrRefusesAnyText) {
    EXPECT_TRUE(rc::check("what is read is written and read the same", [] {
        const auto pieces = *rc::gen::container<std::vector<std::string>>(
            rc::gen::elementOf(std::vector<std::string>{"{", "}", "[", "]", "a", ":", "?", ",", "|",
                                                        " ", "date", "integer", "1..2", "->"}));
        std::string text = "a.b {";
        for (const std::string& piece : pieces) {
            text += piece;
        }
        const auto read = parse_signature(text);
        const bool same =
            !read || to_text(parse_signature(to_text(*read)).value()) == to_text(*read);
        RC_ASSERT(same);
    }));
}

}  // namespace
}  // namespace moothall::functions

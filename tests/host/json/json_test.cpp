#include "json/json.h"

#include <gtest/gtest.h>

#include <limits>

#include "host/json/generated_values.h"

namespace moothall::json {
namespace {

std::string refusal_of(std::string_view text) {
    const Result<Value> parsed = parse(text);
    return parsed ? "taken" : parsed.error().reason;
}

std::string nested(int depth) {
    const auto count = static_cast<std::size_t>(depth);
    return std::string(count, '[') + std::string(count, ']');
}

TEST(Json, GivesEveryValueBack) {
    EXPECT_TRUE(rc::check([] {
        const Value value = *any_value(3);
        RC_ASSERT(parse(to_json(value)).value() == value);
        RC_ASSERT(parse(to_pretty_json(value)).value() == value);
    }));
}

TEST(Json, WritesOneCanonicalText) {
    Table table;
    table.set("b", List{1, "two", Value(), true}).set("a", Table{}).set("Z", List{});

    EXPECT_EQ(to_json(table), R"({"Z":[],"a":{},"b":[1,"two",null,true]})");
}

TEST(Json, KeepsAnEmptyListApartFromAnEmptyTable) {
    EXPECT_EQ(parse("[]").value(), Value(List{}));
    EXPECT_EQ(parse("{}").value(), Value(Table{}));
}

TEST(Json, EscapesQuotesBackslashesAndControlCharacters) {
    EXPECT_EQ(to_json(Value(std::string("a\"\\\b\f\n\r\t\x01\x7f\0é🏛", 17))),
              "\"a\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u007f\\u0000é🏛\"");
}

TEST(Json, WritesForPeopleOneEntryToALine) {
    Table table;
    table.set("case", "CT-26-1").set("lines", List{1, 2}).set("none", List{});

    EXPECT_EQ(
        to_pretty_json(table),
        "{\n  \"case\": \"CT-26-1\",\n  \"lines\": [\n    1,\n    2\n  ],\n  \"none\": []\n}");
}

TEST(Json, KeepsWholeNumbersToTheLastOfSixtyFourBits) {
    EXPECT_EQ(parse("9223372036854775807").value(),
              Value(std::numeric_limits<std::int64_t>::max()));
    EXPECT_EQ(parse("-9223372036854775808").value(),
              Value(std::numeric_limits<std::int64_t>::min()));
    EXPECT_EQ(parse("-0").value(), Value(0));
}

TEST(Json, RefusesWholeNumbersPastSixtyFourBits) {
    const std::string sentence = "A whole number is too large: the largest is 9223372036854775807.";

    EXPECT_EQ(refusal_of("9223372036854775808"), sentence);
    EXPECT_EQ(refusal_of("[-9223372036854775809]"), sentence);
    EXPECT_EQ(refusal_of("123456789012345678901234567890"), sentence);
}

TEST(Json, KeepsDecimalsAsTheirExactText) {
    EXPECT_EQ(parse("4.5").value(), Value("4.5"));
    EXPECT_EQ(parse("[0.10,-3.0000000000000000000000000001]").value(),
              Value(List{"0.10", "-3.0000000000000000000000000001"}));
}

TEST(Json, RefusesExponents) {
    EXPECT_EQ(refusal_of("1e5"), "A number has an exponent: write its digits out.");
    EXPECT_EQ(refusal_of("1.5E-3"), "A number has an exponent: write its digits out.");
}

TEST(Json, RefusesANameThatStandsTwice) {
    EXPECT_EQ(refusal_of(R"({"a":1,"b":{"a":2},"a":3})"),
              "A name stands twice in one object: keep one of them.");
}

TEST(Json, RefusesTextThatIsNotUtf8) {
    const std::string_view broken[] = {"\"\xff\"",         "\"\xc0\x80\"",
                                       "\"\xed\xa0\x80\"", "\"\xf4\x90\x80\x80\"",
                                       "\"\xe2\x82\"",     "{\"\x80\":1}"};
    for (const std::string_view text : broken) {
        EXPECT_FALSE(parse(text));
    }
}

TEST(Json, RefusesLoneSurrogates) {
    EXPECT_FALSE(parse(R"("\ud800")"));
    EXPECT_FALSE(parse(R"("\udc00\ud800")"));
    EXPECT_EQ(parse(R"("\ud83c\udfdb")").value(), Value("🏛"));
}

TEST(Json, NeverWritesTextThatIsNotUtf8) {
    for (const char* text : {"\xff", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "a\xe2\x82"}) {
        EXPECT_THROW(to_json(Value(text)), EncodingError);
        EXPECT_THROW(to_json(Table().set(text, 1)), EncodingError);
    }
}

TEST(Json, RefusesWhatIsNotOneDocument) {
    EXPECT_EQ(refusal_of(""), "The JSON ends too early (at byte 1): send all of it.");
    EXPECT_EQ(refusal_of("{\"a\":"), "The JSON ends too early (at byte 6): send all of it.");
    EXPECT_EQ(refusal_of("[1,]"),
              "This is not JSON (at byte 4): check quotes, commas, brackets and that it is UTF-8.");
    EXPECT_FALSE(parse("1 2"));
    EXPECT_FALSE(parse("nil"));
    EXPECT_FALSE(parse("/* no */ 1"));
    EXPECT_FALSE(parse("\"\n\""));
}

TEST(Json, TakesAsMuchDepthAsItWritesAndNoMore) {
    const Value deepest = parse(nested(depth_max)).value();

    EXPECT_EQ(to_json(deepest), nested(depth_max));
    EXPECT_EQ(
        refusal_of(nested(depth_max + 1)),
        "Lists and tables may lie at most 64 deep inside each other: make it flatter (at byte "
        "65).");
    EXPECT_THROW(to_json(Value(List{deepest})), EncodingError);
    EXPECT_FALSE(parse(std::string(1'000'000, '[')));
}

TEST(Json, RefusesMoreThanItsSize) {
    const std::string largest = '"' + std::string(size_max - 2, 'x') + '"';

    EXPECT_TRUE(parse(largest));
    EXPECT_EQ(refusal_of(largest + " "), "The JSON is larger than 16 MiB: send less at once.");
}

}  // namespace
}  // namespace moothall::json

#include "messages/answer.h"

#include <gtest/gtest.h>

#include <stdexcept>

namespace moothall::http_server {
namespace {

constexpr const char* date = "Sun, 22 Nov 2026 13:00:00 GMT";

channel::Response with_type(std::string type) {
    channel::Response response;
    response.fields.add("Content-Type", std::move(type));
    return response;
}

TEST(AnswerTest, BeginsWithItsStatusAndEndsWithAnEmptyLine) {
    channel::Response response = with_type("text/plain");
    response.status = 201;
    const std::string head = head_of(response, {.goes_on = true, .length = 5}, date);
    EXPECT_TRUE(head.starts_with("HTTP/1.1 201 Created\r\nContent-Type: text/plain\r\n")) << head;
    EXPECT_TRUE(head.ends_with("Content-Length: 5\r\n\r\n")) << head;
    EXPECT_NE(head.find("Date: Sun, 22 Nov 2026 13:00:00 GMT\r\n"), std::string::npos);
    EXPECT_EQ(head.find("Connection:"), std::string::npos);
}

TEST(AnswerTest, SaysWhatBecomesOfTheConnectionWhereTheVersionDoesNot) {
    const channel::Response response;
    const auto has = [&](const Framing& framing, const char* line) {
        return head_of(response, framing, date).find(line) != std::string::npos;
    };
    EXPECT_TRUE(has({.goes_on = false}, "Connection: close\r\n"));
    EXPECT_TRUE(has({.is_of_1_1 = false, .goes_on = true}, "Connection: keep-alive\r\n"));
    EXPECT_FALSE(has({.is_of_1_1 = false, .goes_on = false}, "Connection:"));
    EXPECT_TRUE(has({.is_by_chunks = true}, "Transfer-Encoding: chunked\r\n"));
}

TEST(AnswerTest, WhatARouteSaysOfItselfIsNotSaidOnceMore) {
    channel::Response response = with_type("text/html");
    response.fields.add("cache-control", "public, max-age=60");
    const std::string head = head_of(response, {}, date);
    EXPECT_NE(head.find("cache-control: public, max-age=60\r\n"), std::string::npos);
    EXPECT_EQ(head.find("no-store"), std::string::npos);
    EXPECT_NE(head.find("X-Content-Type-Options: nosniff\r\n"), std::string::npos);
    EXPECT_NE(head.find("X-Frame-Options: DENY\r\n"), std::string::npos);
}

TEST(AnswerTest, ALineBreakInAFieldIsABugOfTheRoute) {
    for (const std::string& odd :
         std::vector<std::string>{"a\nb", "a\rb", std::string("a\0b", 3)}) {
        EXPECT_THROW(head_of(with_type(odd), {}, date), std::logic_error);
    }
}

TEST(AnswerTest, AChunkBearsItsLengthAndAnEmptyOneIsTheEnd) {
    EXPECT_EQ(chunk_of("hello, council"), "e\r\nhello, council\r\n");
    EXPECT_EQ(chunk_of(""), "0\r\n\r\n");
}

TEST(AnswerTest, WritesADateAsHttpDoes) {
    EXPECT_EQ(http_date(Instant(std::chrono::seconds(1'795'352'400))), date);
}

}  // namespace
}  // namespace moothall::http_server

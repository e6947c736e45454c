#include "messages/problem.h"

#include <gmock/gmock.h>

#include <stdexcept>

namespace moothall::http_server {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr const char* of_a_browser =
    "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

Problem not_allowed() {
    Problem problem{405, "invalid_input", "This address takes <POST> & no more."};
    problem.fields.add("Allow", "POST");
    return problem;
}

channel::Response in_colours(const channel::Failure& failure) {
    channel::Response response;
    response.fields.add("Content-Type", "text/html; charset=utf-8");
    response.fields.add("Content-Security-Policy", "style-src 'self'");
    response.body = std::to_string(failure.status) + " " + failure.title + ": " + failure.sentence;
    return response;
}

TEST(ProblemTest, IsJsonForAProgram) {
    for (const char* accept : {"", "*/*", "application/json"}) {
        const auto answer = answer_to(not_allowed(), accept, in_colours);
        EXPECT_EQ(answer.status, 405);
        EXPECT_EQ(answer.fields.find("Content-Type"), "application/problem+json");
        EXPECT_EQ(answer.fields.find("Allow"), "POST");
        EXPECT_EQ(answer.fields.find("Vary"), "Accept");
        EXPECT_THAT(answer.body,
                    AllOf(HasSubstr(R"("title":"Method Not Allowed")"),
                          HasSubstr(R"("refusal":"invalid_input")"), HasSubstr(R"("status":405)")));
    }
}

TEST(ProblemTest, IsAPageInTheLookThatAPluginGaveForABrowser) {
    const auto answer = answer_to(not_allowed(), of_a_browser, in_colours);

    EXPECT_EQ(answer.status, 405);
    EXPECT_EQ(answer.body, "405 This cannot be done here: This address takes <POST> & no more.");
    EXPECT_EQ(answer.fields.find("Content-Security-Policy"), "style-src 'self'");
    EXPECT_EQ(answer.fields.find("Allow"), "POST");
    EXPECT_EQ(answer.fields.find("Vary"), "Accept");
}

TEST(ProblemTest, IsThePlainestPageWhereNobodyGaveALookOrTheLookFails) {
    const auto fails = [](const channel::Failure&) -> channel::Response {
        throw std::runtime_error("the secret is 42");
    };
    for (const channel::FailurePage& page : {channel::FailurePage(), channel::FailurePage(fails)}) {
        const auto answer = answer_to(not_allowed(), of_a_browser, page);
        EXPECT_EQ(answer.status, 405);
        EXPECT_EQ(answer.fields.find("Content-Type"), "text/html; charset=utf-8");
        EXPECT_THAT(answer.body,
                    AllOf(HasSubstr("<html lang=\"en-GB\">"),
                          HasSubstr("<title>This cannot be done here</title>"),
                          HasSubstr("<p>This address takes &lt;POST&gt; &amp; no more.</p>"),
                          Not(HasSubstr("style")), Not(HasSubstr("script")), Not(HasSubstr("42"))));
    }
}

TEST(ProblemTest, EveryStatusHasATitleInPlainWords) {
    for (const int status : {400, 404, 405, 413, 414, 431, 500, 501, 503}) {
        const auto answer = answer_to({status, "invalid_input", "Why."}, of_a_browser, in_colours);
        EXPECT_EQ(answer.status, status);
        EXPECT_THAT(answer.body, Not(testing::ContainsRegex("HTTP|Request|URI|Payload")));
    }
}

}  // namespace
}  // namespace moothall::http_server

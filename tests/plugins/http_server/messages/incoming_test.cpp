#include "messages/incoming.h"

#include <gmock/gmock.h>

#include <string>

namespace moothall::http_server {
namespace {

using Stage = Incoming::Stage;

channel::Response nothing(const channel::Request&, channel::Council&) {
    return {};
}

class IncomingTest : public testing::Test {
protected:
    /// Feeds the bytes in pieces of that size, as a network would. What was left over.
    static std::string feed(Incoming& incoming, std::string_view bytes, std::size_t piece) {
        std::string waiting;
        for (std::size_t at = 0; at < bytes.size(); at += piece) {
            waiting += bytes.substr(at, piece);
            waiting.erase(0, incoming.take(waiting));
        }
        return waiting;
    }

    std::vector<channel::Route> routes = {{"GET", "/cases/{reference}", nothing},
                                          {"POST", "/cases", nothing, channel::Pace::may_wait, 10}};
    Limits limits{.header_bytes = 200, .target_bytes = 50};
    Router router{routes};
};

TEST_F(IncomingTest, IsTheSameInPiecesOfAnySize) {
    const std::string bytes =
        "POST /cases?x=1 HTTP/1.1\r\nHost: h\r\nX-Odd: one\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n2;ext=1\r\nde\r\n0\r\nTrailer: t\r\n\r\nGET /next";
    for (std::size_t piece = 1; piece <= bytes.size(); ++piece) {
        Incoming incoming(limits, router);
        const std::string left = feed(incoming, bytes, piece);
        ASSERT_EQ(incoming.stage(), Stage::whole) << piece;
        EXPECT_EQ(left, "GET /next") << piece;
        const auto request = incoming.request();
        ASSERT_TRUE(request);
        EXPECT_EQ(request->body, "abcde");
        EXPECT_EQ(request->path, "/cases");
        EXPECT_EQ(request->asked("x"), "1");
        EXPECT_EQ(request->fields.find("x-odd"), "one");
    }
}

TEST_F(IncomingTest, TheEndOfABodyByChunksMayDrip) {
    for (const char* body : {"0\r\n\r\n", "1\r\na\r\n0\r\n\r\n", "0;x\r\nT: t\r\n\r\n"}) {
        Incoming incoming(limits, router);
        const std::string head =
            "POST /cases HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        EXPECT_EQ(feed(incoming, head + body, 1), "") << body;
        EXPECT_EQ(incoming.stage(), Stage::whole) << body;
    }
}

TEST_F(IncomingTest, KnowsItsRouteAndWhatStoodInIt) {
    Incoming incoming(limits, router);
    incoming.take("GET /cases/CT%2D26 HTTP/1.1\r\nHost: h\r\n\r\n");
    ASSERT_EQ(incoming.stage(), Stage::whole);
    EXPECT_EQ(incoming.route(), &routes[0]);
    EXPECT_EQ(incoming.request()->parameters.at("reference"), "CT-26");
}

TEST_F(IncomingTest, ABodyThatIsTooLongIsRefusedBeforeItComes) {
    Incoming incoming(limits, router);
    incoming.take("POST /cases HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\n\r\n");
    ASSERT_EQ(incoming.stage(), Stage::refused);
    EXPECT_EQ(incoming.refusal().status, 413);
}

TEST_F(IncomingTest, ALineOfABodyWithoutEndIsRefused) {
    Incoming incoming(limits, router);
    const std::string left =
        feed(incoming,
             "POST /cases HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                 std::string(5'000, 'x'),
             7);
    ASSERT_EQ(incoming.stage(), Stage::refused);
    EXPECT_EQ(incoming.refusal().status, 400);
}

TEST_F(IncomingTest, KnowsWhatIsAcceptedAlsoWhereTheHeaderIsRefused) {
    for (const std::string& bytes : std::vector<std::string>{
             "GET /cases/1 HTTP/1.1\r\nHost: h\r\nAccept: text/html\r\n\r\n",
             "GET /" + std::string(60, 'a') + " HTTP/1.1\r\naccept: text/html\r\n\r\n",
             "GET / HTTP/7.1\r\nHost: h\r\nAccept: text/html\r\n\r\n",
             "GET / HTTP/1.1\r\nAccept: text/html\r\nCookie: " + std::string(300, 'c')}) {
        Incoming incoming(limits, router);
        feed(incoming, bytes, bytes.size());
        ASSERT_TRUE(incoming.is_at_its_end()) << bytes;
        EXPECT_THAT(std::string(incoming.accept()), testing::HasSubstr("text/html")) << bytes;
    }
    Incoming incoming(limits, router);
    feed(incoming, "nonsense\r\nNot-Accept: text/html\r\n\r\n", 5);
    EXPECT_EQ(incoming.stage(), Stage::refused);
    EXPECT_EQ(incoming.accept(), "");
}

TEST_F(IncomingTest, SaysWhenTheOtherSideWaitsForAWord) {
    Incoming incoming(limits, router);
    incoming.take(
        "POST /cases HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    EXPECT_TRUE(incoming.waits_for_a_word());
    incoming.take("ab");
    EXPECT_EQ(incoming.stage(), Stage::whole);
    EXPECT_FALSE(incoming.waits_for_a_word());
}

TEST_F(IncomingTest, AnAddressThatIsNotThereIsSaidAfterItsBodyWasTaken) {
    Incoming incoming(limits, router);
    const std::string bytes = "PUT /cases HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\nabGET";
    EXPECT_EQ(incoming.take(bytes), bytes.size() - 3);
    ASSERT_EQ(incoming.stage(), Stage::whole);
    EXPECT_EQ(incoming.route(), nullptr);
    EXPECT_EQ(incoming.nothing_there().status, 405);
    EXPECT_EQ(incoming.nothing_there().fields.find("Allow"), "POST");
}

}  // namespace
}  // namespace moothall::http_server

#include "network/server.h"

#include <gmock/gmock.h>

#include <atomic>
#include <future>
#include <latch>

#include "http/client.h"
#include "plugins/http_server/network/nobody.h"

namespace moothall::http_server {
namespace {

using http::Answer;
using http::Asked;
using http::bytes_of;
using http::Connection;

/// Gives its pieces one by one, each as soon as the council has moved once more.
class Pieces final : public channel::BodyStream {
public:
    explicit Pieces(const std::atomic<std::int64_t>& position) : position_(position) {}

    std::optional<std::string> more() override {
        const std::int64_t now = position_;
        if (now >= 3) {
            return std::nullopt;
        }
        if (now <= told_) {
            return "";
        }
        told_ = now;
        return "piece " + std::to_string(now) + "\n";
    }
    std::string heartbeat() override { return ""; }

private:
    const std::atomic<std::int64_t>& position_;
    std::int64_t told_ = -1;
};

channel::Response text(std::string body) {
    channel::Response response;
    response.fields.add("Content-Type", "text/plain");
    response.body = std::move(body);
    return response;
}

class ServerTest : public testing::Test {
protected:
    ServerTest() {
        council_.position = [this] { return position_.load(); };
        add("GET", "/hello", [](const auto&, auto&) { return text("hello"); });
        add("GET", "/echo/{word}", [](const channel::Request& request, auto&) {
            return text(request.parameters.at("word") + " " +
                        request.asked("q").value_or("nothing"));
        });
        add("POST", "/echo",
            [](const channel::Request& request, auto&) { return text(request.body); });
        add("GET", "/throws", [](const auto&, auto&) -> channel::Response {
            throw std::runtime_error("the secret is 42");
        });
        add("GET", "/splits", [](const auto&, auto&) {
            auto response = text("x");
            response.fields.add("Location", "/a\r\nSet-Cookie: b=c");
            return response;
        });
        add("GET", "/slow", [this](const auto&, auto&) {
            began_.count_down();
            release_.get_future().wait();
            return text("done");
        });
        add("GET", "/stream", [this](const auto&, auto&) {
            channel::Response response = text("");
            response.stream = std::make_unique<Pieces>(position_);
            return response;
        });
        routes_.back().pace = channel::Pace::at_once;
    }

    ~ServerTest() override { server_.stop(); }

    void add(std::string method, std::string path,
             std::function<channel::Response(const channel::Request&, channel::Council&)> answer) {
        routes_.push_back({std::move(method), std::move(path), std::move(answer)});
        routes_.back().body_most = 1'000;
    }

    void start() {
        const auto address = server_.start({council_, routes_, settings_,
                                            [this](const std::string& sentence, const auto&) {
                                                const std::scoped_lock lock(reported_mutex_);
                                                reported_.push_back(sentence);
                                            },
                                            failure_page_, measures_});
        ASSERT_TRUE(address) << address.error().reason;
        port_ = static_cast<std::uint16_t>(std::stoi(address->substr(address->rfind(':') + 1)));
    }

    Answer ask(const Asked& asked) const { return http::ask(port_, asked); }

    /// The status of the first line that comes back, after which the server must have closed.
    int status_of_last(std::string_view bytes) const {
        Connection connection(port_);
        connection.write(bytes);
        const std::string all = connection.read_to_end();
        return all.starts_with("HTTP/1.1 ") ? std::stoi(all.substr(9, 3)) : 0;
    }

    std::vector<channel::Route> routes_;
    channel::FailurePage failure_page_;
    std::function<std::vector<channel::Measure>()> measures_;
    Table settings_ = Table{}.set("listen", "127.0.0.1:0");
    std::atomic<std::int64_t> position_ = 0;
    std::latch began_{1};
    std::promise<void> release_;
    std::mutex reported_mutex_;
    std::vector<std::string> reported_;
    std::uint16_t port_ = 0;
    Nobody nobody_;
    channel::Council council_ = council_of(nobody_);
    Limits limits_{.header = std::chrono::milliseconds(300),
                   .body = std::chrono::milliseconds(300)};
    Server server_{limits_};
};

TEST_F(ServerTest, AnswersARequest) {
    start();
    const Answer answer = ask({.target = "/hello"});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.body, "hello");
    EXPECT_EQ(answer.field("content-length"), "5");
    EXPECT_EQ(answer.field("x-content-type-options"), "nosniff");
    EXPECT_EQ(answer.field("cache-control"), "no-store");
    EXPECT_FALSE(answer.field("date").empty());
    EXPECT_TRUE(answer.field("server").empty());
}

TEST_F(ServerTest, GivesARouteItsParametersAndQuery) {
    start();
    EXPECT_EQ(ask({.target = "/echo/a%20b?q=1%2B1"}).body, "a b 1+1");
}

TEST_F(ServerTest, KeepsAConnectionAndAnswersPipelinedRequestsInOrder) {
    start();
    Connection connection(port_);
    connection.write(bytes_of({.target = "/echo/one"}) + bytes_of({.target = "/echo/two"}) +
                     bytes_of({.method = "POST", .target = "/echo", .body = "three"}));
    EXPECT_EQ(connection.read_answer().body, "one nothing");
    EXPECT_EQ(connection.read_answer().body, "two nothing");
    EXPECT_EQ(connection.read_answer().body, "three");
}

TEST_F(ServerTest, AHeadHasTheFieldsOfAGetAndNoBody) {
    start();
    Connection connection(port_);
    connection.write(bytes_of({.method = "HEAD", .target = "/hello"}) +
                     bytes_of({.target = "/echo/after"}));
    const Answer head = connection.read_answer_to_head();
    EXPECT_EQ(head.status, 200);
    EXPECT_EQ(head.field("content-length"), "5");
    EXPECT_EQ(connection.read_answer().body, "after nothing");
}

TEST_F(ServerTest, SaysWhatIsNotThereAndWhatIsTaken) {
    start();
    EXPECT_EQ(ask({.target = "/nothing"}).status, 404);
    const Answer wrong = ask({.method = "DELETE", .target = "/hello"});
    EXPECT_EQ(wrong.status, 405);
    EXPECT_EQ(wrong.field("allow"), "GET, HEAD");
    EXPECT_EQ(wrong.field("content-type"), "application/problem+json");
}

/// A route that is one short command, and a council that says how many it was given.
class RouteInStepsTest : public ServerTest {
protected:
    RouteInStepsTest() {
        council_.together = [this](std::span<const channel::Command> commands) {
            std::vector<channel::Outcome> outcomes;
            for (const channel::Command& command : commands) {
                ++done_;
                outcomes.push_back({Value(command.operation + " was done")});
                if (command.operation == "fails") {
                    outcomes.back().fault =
                        std::make_exception_ptr(std::runtime_error("the secret is 42"));
                }
            }
            return outcomes;
        };
        add("POST", "/do/{what}", [](const auto&, auto&) { return text("in one step"); });
        routes_.back().steps =
            channel::InSteps{[](const channel::Request& request,
                                auto&) -> std::variant<channel::Command, channel::Response> {
                                 if (request.body == "wrong") {
                                     channel::Response refused = text("That is wrong.");
                                     refused.status = 400;
                                     return refused;
                                 }
                                 return channel::Command{{}, request.parameters.at("what"), {}, ""};
                             },
                             [](const channel::Request&, const Result<Value>& answer, auto&) {
                                 return text(*(*answer).as_text());
                             }};
    }

    Answer post(const std::string& what, const std::string& body) const {
        return ask({.method = "POST", .target = "/do/" + what, .body = body});
    }

    std::atomic<int> done_ = 0;
};

TEST_F(RouteInStepsTest, IsAnsweredWithWhatCameOfItsCommand) {
    start();
    EXPECT_EQ(post("it", "x").body, "it was done");
}

TEST_F(RouteInStepsTest, IsRefusedBeforeItWaitsWithOthers) {
    start();
    EXPECT_EQ(post("it", "wrong").status, 400);
    EXPECT_EQ(done_, 0);
}

TEST_F(RouteInStepsTest, ACommandThatFailsIsReportedAndNotShown) {
    start();
    const Answer answer = post("fails", "x");
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body.find("42"), std::string::npos);
    EXPECT_EQ(reported_.size(), 1U);
}

TEST_F(ServerTest, WhatARouteThrowsIsReportedAndNotShown) {
    start();
    const Answer answer = ask({.target = "/throws"});
    EXPECT_EQ(answer.status, 500);
    EXPECT_EQ(answer.body.find("secret"), std::string::npos);
    EXPECT_NE(answer.body.find("correlated"), std::string::npos);
    const std::scoped_lock lock(reported_mutex_);
    ASSERT_EQ(reported_.size(), 1);
    EXPECT_EQ(reported_.front(), "GET /throws failed: the secret is 42");
}

TEST_F(ServerTest, ALineBreakInAFieldOfAnAnswerSplitsNothing) {
    start();
    const Answer answer = ask({.target = "/splits"});
    EXPECT_EQ(answer.status, 500);
    EXPECT_TRUE(answer.field("set-cookie").empty());
}

TEST_F(ServerTest, ABodyOverTheLimitOfItsRouteIsRefusedUnread) {
    start();
    EXPECT_EQ(ask({.method = "POST", .target = "/echo", .body = std::string(1'000, 'x')}).status,
              200);
    EXPECT_EQ(ask({.method = "POST", .target = "/echo", .body = std::string(1'001, 'x')}).status,
              413);
    EXPECT_EQ(status_of_last("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                             "ffff\r\n" +
                             std::string(0xffff, 'x') + "\r\n0\r\n\r\n"),
              413);
}

TEST_F(ServerTest, RefusesWhatCouldBeReadInTwoWays) {
    start();
    const std::string line = "POST /echo HTTP/1.1\r\nHost: h\r\n";
    for (const std::string& rest : std::vector<std::string>{
             "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
             "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
             "Content-Length: +5\r\n\r\nhello", "Content-Length: 5, 5\r\n\r\nhello",
             "Content-Length: -1\r\n\r\n", "Content-Length: 99999999999999999999999\r\n\r\n",
             "Transfer-Encoding: gzip, identity\r\n\r\n", "Transfer-Encoding : chunked\r\n\r\n",
             "Transfer-Encoding: chunked\r\n\r\nzz\r\nhello\r\n0\r\n\r\n",
             "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n", "Host: other\r\n\r\n",
             "X: a\r\n folded: b\rc\r\n\r\n", "X\x01: y\r\n\r\n", ": nothing\r\n\r\n"}) {
        const int status = status_of_last(line + rest);
        EXPECT_TRUE(status == 400 || status == 413 || status == 501) << status << " " << rest;
    }
}

TEST_F(ServerTest, RefusesARequestThatIsNone) {
    start();
    for (const std::string& bytes : std::vector<std::string>{
             "\x16\x03\x01 hello tls\r\n\r\n", "GET /hello\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
             "GET http://elsewhere/ HTTP/1.1\r\nHost: h\r\n\r\n",
             "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n", "GET /hello HTTP/1.1\r\n\r\n",
             "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
             std::string("GET /\0 HTTP/1.1\r\nHost: h\r\n\r\n", 28)}) {
        const int status = status_of_last(bytes);
        EXPECT_TRUE(status == 400 || status == 505) << status << " " << bytes;
    }
}

TEST_F(ServerTest, AHeaderWithoutEndIsCutOff) {
    start();
    std::string many = "GET /hello HTTP/1.1\r\nHost: h\r\n";
    for (int i = 0; i < 100'000; ++i) {
        many += "X-" + std::to_string(i) + ": y\r\n";
    }
    EXPECT_EQ(status_of_last(many + "\r\n"), 431);
    EXPECT_EQ(status_of_last("GET /" + std::string(9'000, 'a') + " HTTP/1.1\r\nHost: h\r\n\r\n"),
              414);
}

TEST_F(ServerTest, WhatItSaysByItselfIsAPageForABrowserAndJsonForAProgram) {
    start();
    const std::string accept = "Accept: text/html,*/*;q=0.8\r\n";
    const std::string host = " HTTP/1.1\r\nHost: h\r\nConnection: close\r\n";
    for (const auto& [status, line, rest] :
         std::vector<std::tuple<std::string, std::string, std::string>>{
             {"404", "GET /nowhere" + host, "\r\n"},
             {"405", "DELETE /hello" + host, "\r\n"},
             {"400", "GET /hello?%zz" + host, "\r\n"},
             {"400", "GET /hello HTTP/1.1\r\n", "\r\n"},
             {"413", "POST /echo" + host, "Content-Length: 1001\r\n\r\n"},
             {"414", "GET /" + std::string(9'000, 'a') + host, "\r\n"},
             {"431", "GET /hello" + host, "Cookie: " + std::string(20'000, 'a') + "\r\n\r\n"},
             {"500", "GET /throws" + host, "\r\n"},
             {"501", "BREW /hello" + host, "\r\n"}}) {
        Connection browser(port_);
        browser.write(std::string(line).append(accept).append(rest));
        const Answer page = browser.read_answer();
        EXPECT_EQ(std::to_string(page.status), status);
        EXPECT_EQ(page.field("content-type"), "text/html; charset=utf-8") << status;
        EXPECT_THAT(page.body, testing::HasSubstr("<h1>")) << status;
        EXPECT_EQ(page.field("content-security-policy"),
                  "default-src 'none'; frame-ancestors 'none'");

        Connection program(port_);
        program.write(line + rest);
        const Answer problem = program.read_answer();
        EXPECT_EQ(std::to_string(problem.status), status);
        EXPECT_EQ(problem.field("content-type"), "application/problem+json") << status;
    }
}

TEST_F(ServerTest, APageOfAFailureHasNoBodyForAHeadAndIsNeverNotModified) {
    start();
    Connection connection(port_);
    const std::string fields =
        " HTTP/1.1\r\nHost: h\r\nAccept: text/html\r\nIf-None-Match: *\r\n\r\n";
    connection.write("HEAD /nowhere" + fields + "GET /nowhere" + fields);
    const Answer head = connection.read_answer_to_head();
    const Answer page = connection.read_answer();
    EXPECT_EQ(head.status, 404);
    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(head.field("content-length"), std::to_string(page.body.size()));
    EXPECT_EQ(page.field("cache-control"), "no-store");

    Connection refused(port_);
    refused.write("HEAD /" + std::string(9'000, 'a') + fields);
    const std::string all = refused.read_to_end();
    EXPECT_THAT(all, testing::StartsWith("HTTP/1.1 414 "));
    EXPECT_THAT(all, testing::EndsWith("\r\n\r\n"));
}

TEST_F(ServerTest, APluginGivesItsPagesOfFailuresALook) {
    failure_page_ = [](const channel::Failure& failure) {
        return text("In our colours: " + failure.title);
    };
    start();
    const Answer page = ask({.target = "/nowhere", .fields = {{"Accept", "text/html"}}});
    EXPECT_EQ(page.status, 404);
    EXPECT_EQ(page.body, "In our colours: Page not found");
}

TEST_F(ServerTest, TellsWhatTheHostMeasuresBehindItsOwnFigures) {
    measures_ = [] {
        return std::vector<channel::Measure>{
            {"moothall_open", "Open.", channel::MeasureKind::gauge, {{{{"type", "a.b"}}, 3}}},
            {"moothall_seconds",
             "Took.",
             channel::MeasureKind::histogram,
             {{{}, 1.5, {{0.1, 2}, {1, 3}}, 4}}}};
    };
    start();
    const std::string text = server_.measures();
    for (const char* line :
         {"# TYPE moothall_http_connections gauge", "# TYPE moothall_open gauge",
          "moothall_open{type=\"a.b\"} 3", "# TYPE moothall_seconds histogram",
          "moothall_seconds_bucket{le=\"0.1\"} 2", "moothall_seconds_bucket{le=\"+Inf\"} 4",
          "moothall_seconds_count 4", "moothall_seconds_sum 1.5"}) {
        EXPECT_THAT(text, testing::HasSubstr(line));
    }
}

TEST_F(ServerTest, AHostThatCannotMeasureDoesNotSilenceTheServer) {
    measures_ = []() -> std::vector<channel::Measure> { throw std::runtime_error("disk gone"); };
    start();
    EXPECT_THAT(server_.measures(), testing::HasSubstr("moothall_http_connections"));
    const std::scoped_lock lock(reported_mutex_);
    EXPECT_THAT(reported_, testing::ElementsAre(testing::HasSubstr("disk gone")));
}

TEST_F(ServerTest, ASlowHeaderAndASlowBodyAreCutOff) {
    start();
    EXPECT_EQ(status_of_last("GET /hello HTTP/1.1\r\nHos"), 0);
    EXPECT_EQ(status_of_last("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhe"), 0);
}

TEST_F(ServerTest, AnAddressHasSoManyConnectionsAndNoMore) {
    settings_.set("connections_of_one_address", 2);
    start();
    Connection first(port_);
    first.write(bytes_of({.target = "/hello"}));
    EXPECT_EQ(first.read_answer().status, 200);
    Connection second(port_);
    second.write(bytes_of({.target = "/hello"}));
    EXPECT_EQ(second.read_answer().status, 200);
    Connection third(port_);
    EXPECT_EQ(third.read_to_end(), "");
}

TEST_F(ServerTest, SendsAStreamAsItComesToBe) {
    start();
    Connection connection(port_);
    connection.write(bytes_of({.target = "/stream"}));
    std::string all;
    while (all.find("piece 0\n") == std::string::npos) {
        all += connection.read_some();
    }
    position_ = 2;
    while (all.find("piece 2\n") == std::string::npos) {
        all += connection.read_some();
    }
    position_ = 3;
    all += connection.read_to_end();
    EXPECT_TRUE(all.ends_with("0\r\n\r\n"));
}

TEST_F(ServerTest, StoppingEndsStreamsAndIdleConnectionsAndAnswersWhatHasBegun) {
    start();
    Connection idle(port_);
    idle.write(bytes_of({.target = "/hello"}));
    EXPECT_EQ(idle.read_answer().status, 200);
    Connection streaming(port_);
    streaming.write(bytes_of({.target = "/stream"}));
    EXPECT_NE(streaming.read_some(), "");
    Connection busy(port_);
    busy.write(bytes_of({.target = "/slow"}));
    began_.wait();

    auto stopped = std::async(std::launch::async, [this] { server_.stop(); });
    EXPECT_EQ(idle.read_to_end(), "");
    EXPECT_TRUE(streaming.read_to_end().ends_with("0\r\n\r\n"));
    EXPECT_EQ(stopped.wait_for(std::chrono::milliseconds(50)), std::future_status::timeout);
    release_.set_value();
    const Answer last = busy.read_answer();
    EXPECT_EQ(last.body, "done");
    EXPECT_EQ(last.field("connection"), "close");
    stopped.get();
    EXPECT_THROW(Connection(port_).read_some(), std::exception);
}

TEST_F(ServerTest, SaysWhatItCannotListenOn) {
    start();
    Server second{limits_};
    const Table same = Table{}.set("listen", "127.0.0.1:" + std::to_string(port_));
    const auto refused = second.start({council_, routes_, same, [](const auto&, const auto&) {}});
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().reason.find("Cannot listen on 127.0.0.1:"), std::string::npos);
    for (const char* odd : {"8080", "nowhere", "here:port", "127.0.0.1:99999", ":80", "a.b:80"}) {
        const Table settings = Table{}.set("listen", odd);
        EXPECT_FALSE(
            Server(limits_).start({council_, routes_, settings, [](const auto&, const auto&) {}}))
            << odd;
    }
}

}  // namespace
}  // namespace moothall::http_server

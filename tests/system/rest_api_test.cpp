// The contract's routes, through the program itself, as another program uses them.
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <memory>

#include "http/client.h"
#include "json/json.h"
#include "system/running/program.h"
#include "system/running/served_council.h"

namespace moothall {
namespace {

using http::Answer;
using http::Asked;

class RestApi : public testing::Test {
protected:
    RestApi() {
        std::filesystem::remove_all(folder);
        std::filesystem::create_directories(folder);
        run({"officer", "add", "priya.shah", "--name", "Priya Shah", "--teams", "council_tax"});
        served = std::make_unique<ServedCouncil>(data);
        token = issued("priya.shah", "read,work");
    }

    Ran run(std::vector<std::string> words) const {
        words.insert(words.end(), {"--data", data, "--json"});
        return run_program(folder, words);
    }

    std::string issued(const std::string& officer, const std::string& scopes) const {
        const Ran ran = run({"officer", "token", officer, "--scopes", scopes, "--days", "30"});
        return json::parse(ran.out).value().as_table()->text("token");
    }

    Answer ask(Asked asked) const {
        asked.fields.emplace_back("Authorization", "Bearer " + token);
        return http::ask(served->port(), asked);
    }

    Answer opened(const std::string& key) const {
        Asked asked{.method = "POST",
                    .target = "/api/v1/cases",
                    .body = R"({"type":"revenues.discount_review","team":"council_tax"})"};
        if (!key.empty()) {
            asked.fields.emplace_back("Idempotency-Key", key);
        }
        return ask(asked);
    }

    static Table table(const Answer& answer) {
        return *json::parse(answer.body).value().as_table();
    }

    std::filesystem::path folder = std::filesystem::path(testing::TempDir()) / "rest_api";
    std::string data = (folder / "council").string();
    std::unique_ptr<ServedCouncil> served;
    std::string token;
};

TEST_F(RestApi, WorksACaseThroughItsLife) {
    const Answer made = opened("");
    ASSERT_EQ(made.status, 201) << made.body;
    const std::string reference = table(made).text("reference");
    EXPECT_EQ(made.field("location"), "/api/v1/cases/" + reference);

    const Answer shown = ask({.target = "/api/v1/cases/" + reference});
    EXPECT_EQ(shown.status, 200);
    EXPECT_EQ(table(shown).text("state"), "waiting");
    EXPECT_EQ(shown.body + "\n", run({"case", "show", reference}).out);

    const Answer noted = ask({.method = "POST",
                              .target = "/api/v1/cases/" + reference + "/notes",
                              .body = R"({"text":"Rang; no reply."})"});
    EXPECT_EQ(noted.status, 200) << noted.body;
    EXPECT_EQ(ask({.target = "/api/v1/cases/" + reference}).field("etag"), shown.field("etag"));

    const Answer replied = ask({.method = "POST",
                                .target = "/api/v1/cases/" + reference + "/actions/reply",
                                .fields = {{"If-Match", shown.field("etag")}},
                                .body = R"({"fields":{"adults":2}})"});
    EXPECT_EQ(replied.status, 200) << replied.body;
    EXPECT_EQ(table(replied).text("state"), "assess");
    EXPECT_NE(replied.field("etag"), shown.field("etag"));

    const Answer refused =
        ask({.method = "POST", .target = "/api/v1/cases/" + reference + "/actions/keep"});
    EXPECT_EQ(refused.status, 422);
    EXPECT_EQ(refused.field("content-type"), "application/problem+json");
    EXPECT_EQ(table(refused).text("refusal"), "invalid_input");
    EXPECT_EQ(table(refused).text("detail"), "'Keep the discount' needs: Account.");

    const Answer stale = ask({.method = "POST",
                              .target = "/api/v1/cases/" + reference + "/actions/remove",
                              .fields = {{"If-Match", shown.field("etag")}},
                              .body = R"({"reason":"Two adults."})"});
    EXPECT_EQ(stale.status, 409) << stale.body;

    const Answer timeline = ask({.target = "/api/v1/cases/" + reference + "/events?limit=2"});
    EXPECT_EQ(table(timeline).list("items").size(), 2);
    EXPECT_EQ(ask({.target = "/api/v1/cases/" + reference + "/actions"}).status, 200);
    const Table queue = table(ask({.target = "/api/v1/queues/team/council_tax"}));
    EXPECT_EQ(queue.list("items").front().as_table()->text("reference"), reference);
}

TEST_F(RestApi, GivesACaseTypeWithAllThatAWebsiteNeedsToDrawItsForm) {
    const Table list = table(ask({.target = "/api/v1/case-types"}));
    const Answer shown = ask({.target = "/api/v1/case-types/revenues.discount_review"});

    EXPECT_FALSE(list.list("items").empty());
    ASSERT_EQ(shown.status, 200) << shown.body;
    const Table adults = table(shown).table("schema").table("properties").table("adults");
    EXPECT_EQ(adults.text("title"), "Adults at the address");
    EXPECT_EQ(adults.integer("maximum"), 20);
    EXPECT_EQ(ask({.target = "/api/v1/case-types/revenues.nothing"}).status, 404);
}

TEST_F(RestApi, GivesTheNextCaseOfATeamOnce) {
    const std::string reference = table(opened("")).text("reference");

    const Answer next = ask({.method = "POST", .target = "/api/v1/queues/next"});
    const Answer none = ask({.method = "POST", .target = "/api/v1/queues/next"});

    ASSERT_EQ(next.status, 200) << next.body;
    EXPECT_EQ(table(next).text("reference"), reference);
    EXPECT_EQ(table(next).text("owner"), "priya.shah");
    EXPECT_NE(table(next).text("because").find("council tax"), std::string::npos);
    EXPECT_EQ(none.status, 422);
    EXPECT_EQ(table(none).text("refusal"), "not_available");
}

TEST_F(RestApi, TakesADocumentAsItsBytesAndGivesThemBack) {
    const std::string of_case = "/api/v1/cases/" + table(opened("")).text("reference");
    const std::string bytes("%PDF\0\xff", 6);

    const Answer put = ask(
        {.method = "POST", .target = of_case + "/documents?file=the%20plan.pdf", .body = bytes});
    ASSERT_EQ(put.status, 200) << put.body;
    const Table list = table(ask({.target = of_case + "/documents"}));
    const std::string id = list.list("items").at(0).as_table()->text("id");
    const Answer got = ask({.target = "/api/v1/documents/" + id});

    EXPECT_EQ(got.status, 200);
    EXPECT_EQ(got.body, bytes);
    EXPECT_EQ(got.field("content-type"), "application/pdf");
    EXPECT_EQ(got.field("content-disposition"), "attachment; filename*=UTF-8''the%20plan.pdf");
    EXPECT_EQ(ask({.target = "/api/v1/documents/none"}).status, 404);
}

TEST_F(RestApi, TheCommandLineShowsTheBytesOfADocumentInBase64) {
    const std::string of_case = "/api/v1/cases/" + table(opened("")).text("reference");
    const std::string bytes("%PDF\0\xff", 6);
    ask({.method = "POST", .target = of_case + "/documents?file=plan.pdf", .body = bytes});
    const Table list = table(ask({.target = of_case + "/documents"}));
    const std::string id = list.list("items").at(0).as_table()->text("id");

    const Table shown =
        *json::parse(run({"document", "show", id, "--content"}).out).value().as_table();
    const Ran told = run_program(folder, {"document", "show", id, "--content", "--data", data});

    EXPECT_EQ(shown.text("content"), "JVBERgD/");
    EXPECT_EQ(shown.text("encoding"), "base64");
    EXPECT_NE(told.out.find("6 bytes; --json shows them"), std::string::npos) << told.out;
}

TEST_F(RestApi, ADocumentIsSentAsAFormOrAsItsBytesAndGivenBack) {
    const std::string path = "/api/v1/cases/" + table(opened("")).text("reference") + "/documents";
    const auto sent = [&](const std::string& parts) {
        return ask({.method = "POST",
                    .target = path,
                    .fields = {{"Content-Type", "multipart/form-data; boundary=line"}},
                    .body = parts + "--line--\r\n"});
    };
    const std::string title =
        "--line\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nPlan\r\n";
    const std::string file =
        "--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a \\\"b\\\".pdf\"\r\n"
        "Content-Type: application/pdf\r\n\r\n%PDF\r\n\r\n";

    EXPECT_EQ(sent(title + file).status, 200);
    EXPECT_EQ(ask({.method = "POST", .target = path + "?file=b.txt", .body = "B"}).status, 200);
    EXPECT_EQ(table(sent(title)).text("detail"), "The form has no file in it.");
    EXPECT_EQ(sent(file + file).status, 422);
    EXPECT_EQ(sent("--line\r\n\r\n").status, 422);

    const List documents = table(ask({.target = path})).list("items");
    ASSERT_EQ(documents.size(), 2);
    const Table& plan = *documents.front().as_table();
    EXPECT_EQ(plan.text("title"), "Plan");
    EXPECT_EQ(plan.text("file"), "a b.pdf");
    const Answer given = ask({.target = "/api/v1/documents/" + plan.text("id")});
    EXPECT_EQ(given.body, "%PDF\r\n");
    EXPECT_EQ(given.field("content-type"), "application/pdf");
}

TEST_F(RestApi, ARepeatedKeyFindsItsOwnAnswer) {
    const Answer first = opened("form 17");
    const Answer second = opened("form 17");
    EXPECT_EQ(first.status, 201);
    EXPECT_EQ(table(first).text("reference"), table(second).text("reference"));
    EXPECT_NE(table(opened("form 18")).text("reference"), table(first).text("reference"));
}

TEST_F(RestApi, WhatIsKnownAlreadyIsNotSentAgain) {
    const std::string reference = table(opened("")).text("reference");
    const std::string etag = ask({.target = "/api/v1/cases/" + reference}).field("etag");
    const Answer again =
        ask({.target = "/api/v1/cases/" + reference, .fields = {{"If-None-Match", etag}}});
    EXPECT_EQ(again.status, 304);
    EXPECT_TRUE(again.field("content-length").empty());
    EXPECT_EQ(again.body, "");
}

TEST_F(RestApi, LetsNobodyInWithoutAGoodToken) {
    const Answer nobody = http::ask(served->port(), {.target = "/api/v1/cases"});
    EXPECT_EQ(nobody.status, 401);
    EXPECT_EQ(nobody.field("www-authenticate"), "Bearer");
    token = "mh_wrong";
    EXPECT_EQ(ask({.target = "/api/v1/cases"}).status, 401);
}

TEST_F(RestApi, ATokenIsGoodForItsScopesUntilItIsTakenBack) {
    token = issued("priya.shah", "read");
    EXPECT_EQ(ask({.target = "/api/v1/cases"}).status, 200);
    EXPECT_EQ(opened("").status, 403);
    const Ran listed = run({"officer", "tokens", "priya.shah"});
    EXPECT_EQ(listed.out.find(token), std::string::npos);
    const Table tokens = *json::parse(listed.out).value().as_table();
    for (const Value& one : tokens.list("items")) {
        run({"officer", "withdraw-token", "priya.shah", one.as_table()->text("id")});
    }
    EXPECT_EQ(ask({.target = "/api/v1/cases"}).status, 401);
}

TEST_F(RestApi, EveryEventComesOnceInTheOrderOfPositions) {
    for (int i = 0; i < 5; ++i) {
        opened("");
    }
    std::vector<std::int64_t> positions;
    std::string after = "0";
    for (;;) {
        const Table answer = table(ask({.target = "/api/v1/events?limit=2&after=" + after}));
        const List& items = answer.list("items");
        if (items.empty()) {
            break;
        }
        for (const Value& item : items) {
            positions.push_back(item.as_table()->integer("position"));
            EXPECT_FALSE(item.as_table()->text("stream").starts_with("officer/"));
        }
        after = answer.text("next_cursor");
    }
    EXPECT_TRUE(std::ranges::is_sorted(positions));
    EXPECT_EQ(std::ranges::adjacent_find(positions), positions.end());
    const Table opened_only =
        table(ask({.target = "/api/v1/events?kind=case.opened&service=revenues&limit=1000"}));
    EXPECT_EQ(opened_only.list("items").size(), 5);
    EXPECT_EQ(table(ask({.target = "/api/v1/events?service=housing"})).list("items").size(), 0);
}

TEST_F(RestApi, AFollowerIsSentEachEventAsItHappensAndGoesOnWhereItWasCutOff) {
    const std::string before =
        table(ask({.target = "/api/v1/events?limit=1000"})).text("next_cursor");
    const auto follow = [&](const std::string& last) {
        http::Connection connection(served->port());
        connection.write(http::bytes_of({.target = "/api/v1/events?kind=case.noted",
                                         .fields = {{"Authorization", "Bearer " + token},
                                                    {"Accept", "text/event-stream"},
                                                    {"Last-Event-ID", last}}}));
        return connection;
    };
    const std::string reference = table(opened("")).text("reference");
    const auto note = [&](const std::string& text) {
        ask({.method = "POST",
             .target = "/api/v1/cases/" + reference + "/notes",
             .body = R"({"text":")" + text + "\"}"});
    };
    const auto read_until = [](http::Connection& connection, const std::string& text) {
        std::string all;
        while (all.find(text) == std::string::npos || !all.ends_with("\n\n\r\n")) {
            all += connection.read_some();
        }
        return all;
    };
    auto first = follow(before);
    note("one");
    const std::string told = read_until(first, R"("text":"one")");
    EXPECT_NE(told.find("event: case.noted\n"), std::string::npos) << told;
    const std::size_t id = told.find("id: ") + 4;
    note("two");
    auto second = follow(told.substr(id, told.find('\n', id) - id));
    const std::string rest = read_until(second, R"("text":"two")");
    EXPECT_EQ(rest.find(R"("text":"one")"), std::string::npos) << rest;
}

TEST_F(RestApi, AStreamEndsWithItsToken) {
    http::Connection connection(served->port());
    connection.write(http::bytes_of(
        {.target = "/api/v1/events",
         .fields = {{"Authorization", "Bearer " + token}, {"Accept", "text/event-stream"}}}));
    EXPECT_NE(connection.read_some(), "");
    const Ran listed = run({"officer", "tokens", "priya.shah"});
    const Table tokens = *json::parse(listed.out).value().as_table();
    run({"officer", "withdraw-token", "priya.shah",
         tokens.list("items").front().as_table()->text("id")});

    EXPECT_TRUE(connection.read_to_end().ends_with("0\r\n\r\n"));
}

TEST_F(RestApi, ATokenWithoutScopesIsNotIssued) {
    for (const char* none : {",", ",,", "everything", "read,all"}) {
        EXPECT_EQ(run({"officer", "token", "priya.shah", "--scopes", none}).status, 1) << none;
    }
}

TEST_F(RestApi, AKeyOfAnotherKindIsRefused) {
    EXPECT_EQ(opened(std::string(201, 'k')).status, 422);
    EXPECT_EQ(opened("\xff").status, 422);
    EXPECT_EQ(opened(std::string(200, 'k')).status, 201);
}

TEST_F(RestApi, SaysWhatIsWrongWithARequest) {
    for (const Asked& asked : std::vector<Asked>{
             {.method = "POST", .target = "/api/v1/cases", .body = "{"},
             {.method = "POST", .target = "/api/v1/cases", .body = "[]"},
             {.method = "POST", .target = "/api/v1/cases", .body = R"({"type":"a","type":"b"})"},
             {.method = "POST", .target = "/api/v1/cases", .body = R"({"kind":"a"})"},
             {.method = "POST", .target = "/api/v1/cases", .body = "{\"type\":\"\xff\"}"},
             {.method = "POST", .target = "/api/v1/cases", .body = R"({"type":7})"},
             {.method = "POST",
             .target = "/api/v1/cases",
             .body = std::string(10'000, '[') + std::string(10'000, ']')},
             {.target = "/api/v1/cases?limit=many"},
             {.target = "/api/v1/cases?limit=1&limit=2"},
             {.target = "/api/v1/cases?colour=red"}}) {
        const Answer answer = ask(asked);
        EXPECT_EQ(answer.status, 422) << asked.target << asked.body.substr(0, 80);
        EXPECT_TRUE(is_one_sentence(table(answer).text("detail") + "\n")) << answer.body;
    }
    EXPECT_EQ(ask({.target = "/api/v1/cases/CT-26-999999-A"}).status, 404);
}

TEST_F(RestApi, DescribesItsRoutesToWhoeverAsks) {
    const Answer answer = http::ask(served->port(), {.target = "/api/v1/openapi.json"});
    ASSERT_EQ(answer.status, 200);
    const Table described = table(answer);
    EXPECT_EQ(described.text("openapi"), "3.1.0");
    const Table& open = described.table("paths").table("/cases").table("post");
    EXPECT_EQ(open.text("operationId"), "postCases");
    const Table& body =
        open.table("requestBody").table("content").table("application/json").table("schema");
    EXPECT_EQ(body.list("required"), List{Value("type")});
    EXPECT_TRUE(open.table("responses").has("201"));
    EXPECT_TRUE(described.table("components").table("schemas").has("Case"));
}

TEST_F(RestApi, TellsMonitorsHowItIs) {
    EXPECT_EQ(http::ask(served->port(), {.target = "/healthz"}).status, 200);
    EXPECT_EQ(http::ask(served->port(), {.target = "/readyz"}).body, "ready\n");
    const Answer metrics = http::ask(served->port(), {.target = "/metrics"});
    EXPECT_NE(metrics.body.find("moothall_http_answers_total{method=\"GET\",route=\"/healthz\","
                                "status=\"2xx\"} 1"),
              std::string::npos)
        << metrics.body;
    for (const char* measure :
         {"moothall_events_total", "moothall_cases_open{type=", "moothall_timers_overdue",
          "moothall_deliveries_waiting", "moothall_attention_waiting", "moothall_store_bytes",
          "moothall_operations_total{operation=\"case.act\",outcome=\"done\"}",
          "moothall_operation_seconds"}) {
        EXPECT_NE(metrics.body.find(measure), std::string::npos) << measure;
    }
}

TEST_F(RestApi, EndsWhenItIsTold) {
    EXPECT_EQ(served->stop(), 0);
}

}  // namespace
}  // namespace moothall

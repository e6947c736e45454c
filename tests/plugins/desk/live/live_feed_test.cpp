#include "live/live_feed.h"

#include <gmock/gmock.h>

#include "live/latest_changes.h"

namespace desk {
namespace {

namespace channel = moothall::channel;

using moothall::List;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;
using moothall::Table;
using moothall::Value;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

/// A council of a few events, whose clock stands still until it is moved.
class FewEvents final : public channel::Operations, public channel::Identity {
public:
    void happens(const std::string& stream, const Table& body) {
        events_.emplace_back(Table{}
                                 .set("position", static_cast<std::int64_t>(events_.size() + 1))
                                 .set("stream", stream)
                                 .set("kind", body.has("owner") ? "case.assigned" : "case.noted")
                                 .set("body", body));
    }
    void passes(std::chrono::seconds time) { now_ += time; }

    const std::vector<channel::Operation>& all() const override { return none_; }
    const channel::Operation* find(std::string_view) const override { return nullptr; }
    Result<Value> call(const channel::Caller&, std::string_view name, const Table& arguments,
                       std::string_view) override {
        if (name == "journal.events") {
            ++reads;
            return events_after(arguments.integer("after"), arguments.integer("limit"));
        }
        if (name == "case.history") {
            return Value(
                Table{}.set("items", List{Value(Table{}.set("by", by).set("title", "Note"))}));
        }
        const Table one = Table{}.set("id", "one").set("reference", "PA-26-000001-A");
        return name == "case.list" ? Value(Table{}.set("items", List{Value(one)})) : Value(one);
    }
    Result<channel::Caller> of_token(std::string_view) override { return Refusal{}; }
    Result<channel::SignedIn> sign_in(const channel::Credentials&) override { return Refusal{}; }
    Result<channel::Session> of_session(std::string_view) override { return Refusal{}; }
    Result<channel::Session> look_at_session(std::string_view) override {
        if (!is_signed_in) {
            return Refusal{RefusalKind::not_signed_in, "Sign in."};
        }
        channel::Session session{{}, "token", now_};
        session.caller.id = "officer/ann";
        session.caller.name = "Ann";
        return session;
    }
    void sign_out(std::string_view) override {}

    channel::Council council() {
        return {*this,
                *this,
                [] { return std::unique_ptr<channel::Moment>(); },
                [](const Value& value) {
                    std::string text;
                    for (const auto& [key, held] : value.as_table()->entries()) {
                        text += key + "=" + (held.as_text() ? *held.as_text() : "?") + " ";
                    }
                    return text;
                },
                [](std::string_view) -> Result<Value> { return Value(); },
                [this] { return now_; },
                [](moothall::Instant) { return channel::WallTime{}; },
                [] { return std::string("correlated"); },
                [] {
                    return channel::Health{true, ""};
                },
                [this] { return static_cast<std::int64_t>(events_.size()); },
                {}};
    }

    int reads = 0;
    bool is_signed_in = true;
    std::string by = "Tom";

private:
    Result<Value> events_after(std::int64_t after, std::int64_t limit) const {
        List items;
        std::int64_t position = after;
        for (const Value& event : events_) {
            const bool is_behind = event.as_table()->integer("position") > after;
            if (is_behind && static_cast<std::int64_t>(items.size()) < limit) {
                items.push_back(event);
                position = event.as_table()->integer("position");
            }
        }
        return Value(Table{}.set("items", items).set("next_cursor", std::to_string(position)));
    }

    std::vector<channel::Operation> none_;
    List events_;
    moothall::Instant now_{std::chrono::hours(1)};
};

class LiveFeedTest : public testing::Test {
protected:
    channel::Response asked(const std::string& query) {
        channel::Request request;
        request.fields.add("Cookie", "mh_session=secret");
        request.query = {{"after", "0"}, {query, query == "case" ? "PA-26-000001-A" : "1"}};
        return route.answer(request, council);
    }
    /// What a stream has to say, a second after the last time.
    std::string said(const channel::Response& answer) {
        events.passes(std::chrono::seconds(1));
        return answer.stream->more().value_or("the end");
    }

    FewEvents events;
    channel::Council council = events.council();
    channel::Route route = live_route();
};

TEST_F(LiveFeedTest, TellsOfItsOwnCaseByWhom) {
    const auto answer = asked("case");
    EXPECT_EQ(said(answer), "");

    events.happens("case/other", {});
    EXPECT_EQ(said(answer), "");
    events.happens("case/one", {});
    EXPECT_THAT(said(answer), AllOf(HasSubstr("id: 2\nevent: change\n"), HasSubstr("by=Tom"),
                                    HasSubstr("what=Note")));
    EXPECT_EQ(said(answer), "");
}

TEST_F(LiveFeedTest, DistinguishesOnesOwnChangesAndThoseOfTime) {
    const auto answer = asked("case");

    events.by = "Ann";
    events.happens("case/one", {});
    EXPECT_THAT(said(answer), AllOf(HasSubstr("you="), Not(HasSubstr("by="))));
    events.by = "time";
    events.happens("case/one", {});
    EXPECT_THAT(said(answer), AllOf(Not(HasSubstr("you=")), Not(HasSubstr("by="))));
}

TEST_F(LiveFeedTest, AListHearsOfEachCaseOnceAndOfThoseThatAreGivenToItsReader) {
    const auto answer = asked("mine");

    events.happens("case/one", {});
    events.happens("case/one", {});
    events.happens("case/new", Table{}.set("owner", "officer/ann"));
    events.happens("case/theirs", Table{}.set("owner", "officer/tom"));
    events.happens("officer/tom", {});

    const std::string heard = said(answer);
    EXPECT_THAT(heard, AllOf(HasSubstr("case=one"), HasSubstr("case=new"), Not(HasSubstr("theirs")),
                             Not(HasSubstr("by="))));
    EXPECT_EQ(heard.find("case=one"), heard.rfind("case=one"));
}

TEST_F(LiveFeedTest, EndsWithTheSessionAndLooksAtItSeldom) {
    const auto answer = asked("case");
    events.is_signed_in = false;

    EXPECT_EQ(said(answer), "");
    events.passes(std::chrono::seconds(10));
    EXPECT_EQ(said(answer), "the end");
}

TEST_F(LiveFeedTest, TurnsAwayWhoHasNotSignedIn) {
    events.is_signed_in = false;

    const auto answer = asked("case");

    EXPECT_EQ(answer.status, 401);
    EXPECT_EQ(answer.stream, nullptr);
}

TEST_F(LiveFeedTest, AThousandStreamsReadTheJournalOnce) {
    std::vector<channel::Response> answers;
    for (int count = 0; count < 1'000; ++count) {
        answers.push_back(asked("case"));
    }
    said(answers.front());
    events.reads = 0;
    events.happens("case/one", {});
    events.passes(std::chrono::seconds(1));

    for (const auto& answer : answers) {
        EXPECT_THAT(answer.stream->more().value_or(""), HasSubstr("event: change"));
    }
    EXPECT_EQ(events.reads, 1);
}

TEST_F(LiveFeedTest, WhoWasAwayForTooLongIsToldThatThereMayBeMore) {
    LatestChanges changes;
    const channel::Caller caller;
    for (std::size_t count = 0; count < LatestChanges::known_most + 1'000; ++count) {
        events.happens("case/one", {});
        if (count % 500 == 0) {
            events.passes(std::chrono::seconds(1));
            EXPECT_TRUE(changes.since(0, caller, council));
        }
    }
    events.passes(std::chrono::seconds(1));

    const Changes all = changes.since(0, caller, council).value();
    const Changes last = changes.since(2'990, caller, council).value();

    EXPECT_FALSE(all.is_complete);
    EXPECT_THAT(all.items, SizeIs(LatestChanges::known_most));
    EXPECT_TRUE(last.is_complete);
    EXPECT_THAT(last.items, SizeIs(10));
    EXPECT_EQ(last.up_to, 3'000);
    EXPECT_THAT(changes.since(3'000, caller, council).value().items, IsEmpty());
}

}  // namespace
}  // namespace desk

#include "journal/encoding.h"

#include <gtest/gtest.h>

#include "host/journal/parish.h"
#include "host/json/generated_values.h"
#include "json/json.h"

namespace moothall::journal {
namespace {

Event some_event() {
    return Event{.position = 0,
                 .stream = "pot/a",
                 .number = 7,
                 .kind = "pot.filled",
                 .revision = 2,
                 .recorded_at = moment(1),
                 .happened_at = moment(-60),
                 .cause = {.actor = "officer/1",
                           .on_behalf_of = {},
                           .command = "key/\"x\"",
                           .decided_by = {},
                           .recorded_at = moment(1)},
                 .facts = {},
                 .body = {},
                 .erased = false,
                 .step = 3};
}

store::EventRow row_of(const Event& event, const Table& facts, const Table& body) {
    return store::EventRow{.position = event.position,
                           .stream = event.stream,
                           .number = event.number,
                           .header = encode_header(event),
                           .facts = json::to_json(facts),
                           .salt = std::string(16, 's'),
                           .body = json::to_json(body),
                           .body_hash = {},
                           .hash = {}};
}

TEST(Encoding, WritesHeadersInOneCanonicalForm) {
    EXPECT_EQ(encode_header(some_event()),
              R"({"actor":"officer/1","command":"key/\"x\"","happened_at":"2026-05-04T08:59:00Z",)"
              R"("kind":"pot.filled","number":7,"recorded_at":"2026-05-04T09:00:01Z",)"
              R"("revision":2,"step":3,"stream":"pot/a"})");
}

TEST(Encoding, WritesHeadersAsJsonWouldWriteThem) {
    Event event = some_event();
    event.cause.on_behalf_of = "customer/2";
    event.cause.decided_by = "ab12";

    const std::string header = encode_header(event);

    EXPECT_EQ(json::to_json(json::parse(header).value()), header);
}

TEST(Encoding, GivesEveryEventBack) {
    EXPECT_TRUE(rc::check([] {
        Event event = some_event();
        event.cause.on_behalf_of = *json::any_text();
        event.cause.decided_by = *json::any_text();
        const Table facts = *json::any_table(2);
        const Table body = *json::any_table(2);

        const Event read = decode(row_of(event, facts, body));

        RC_ASSERT(read.stream == event.stream);
        RC_ASSERT(read.number == event.number);
        RC_ASSERT(read.kind == event.kind);
        RC_ASSERT(read.revision == event.revision);
        RC_ASSERT(read.step == event.step);
        RC_ASSERT(read.happened_at == event.happened_at);
        RC_ASSERT(read.recorded_at == event.recorded_at);
        RC_ASSERT(read.cause.recorded_at == event.recorded_at);
        RC_ASSERT(read.cause.command == event.cause.command);
        RC_ASSERT(read.cause.on_behalf_of == event.cause.on_behalf_of);
        RC_ASSERT(read.cause.decided_by == event.cause.decided_by);
        RC_ASSERT(read.facts == facts);
        RC_ASSERT(read.body == body);
        RC_ASSERT(!read.erased);
    }));
}

TEST(Encoding, ReadsOldRevisionsAsTheNewest) {
    Folds folds;
    folds.add_upcast("pot.filled", 2, [](Table& facts, Table& body) {
        facts.set("litres", facts.integer("pints") / 2);
        facts.remove("pints");
        body.set("seen", 3);
    });
    folds.add_upcast("pot.filled", 3, [](Table&, Table& body) { body.set("seen", 4); });

    const Event read =
        decode(row_of(some_event(), Table().set("pints", 8), Table().set("words", "x")), folds);

    EXPECT_EQ(read.revision, 4);
    EXPECT_EQ(read.facts, Table().set("litres", 4));
    EXPECT_EQ(read.body, Table().set("words", "x").set("seen", 4));
}

TEST(Encoding, LeavesAnErasedBodyEmptyWhateverUpcastsAdd) {
    Folds folds;
    folds.add_upcast("pot.filled", 2, [](Table&, Table& body) { body.set("seen", 3); });
    store::EventRow row = row_of(some_event(), {}, {});
    row.body.reset();

    const Event read = decode(row, folds);

    EXPECT_TRUE(read.erased);
    EXPECT_EQ(read.body, Table());
}

TEST(Encoding, SaysWhichEventCannotBeRead) {
    store::EventRow row = row_of(some_event(), {}, {});
    row.facts = "{";

    try {
        decode(row);
        FAIL() << "It was read.";
    } catch (const DamagedEvent& fault) {
        EXPECT_STREQ(fault.what(),
                     "The facts of event 7 of pot/a cannot be read: run `moothall journal verify` "
                     "to see what is damaged.");
    }
}

TEST(Encoding, TakesNoHeaderOfAnotherEvent) {
    store::EventRow row = row_of(some_event(), {}, {});
    row.number = 8;
    EXPECT_THROW(decode(row), DamagedEvent);

    row.number = 7;
    row.stream = "pot/b";
    EXPECT_THROW(decode(row), DamagedEvent);
}

}  // namespace
}  // namespace moothall::journal

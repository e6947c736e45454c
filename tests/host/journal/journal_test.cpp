#include "journal/journal.h"

#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "host/journal/parish.h"
#include "journal/chains/hash.h"
#include "journal/commands.h"

namespace moothall::journal {
namespace {

using ::testing::ElementsAre;

Decision one(Cause cause, Draft event) {
    return Decision{
        .cause = std::move(cause), .read_set = {}, .conditions = {}, .events = {std::move(event)}};
}

std::vector<std::string> places_of(const Committed& committed) {
    std::vector<std::string> places;
    for (const Event& event : committed.events) {
        places.push_back(event.stream + " " + std::to_string(event.number));
    }
    return places;
}

std::int64_t events_in(Parish& parish) {
    return static_cast<std::int64_t>(parish.store.read()->events_by_position(0, 10'000).size());
}

TEST(Journal, NumbersEachStreamWithoutGaps) {
    Parish parish;

    const Committed first =
        parish.journal
            .commit({by("officer/1", "key/1"),
                     {},
                     {},
                     {filled("a", 1, ""), filled("b", 1, ""), filled("a", 1, "")}})
            .value();
    const Committed second =
        parish.journal.commit(one(by("officer/1", "key/2"), filled("a", 1, ""))).value();

    EXPECT_THAT(places_of(first), ElementsAre("pot/a 1", "pot/b 1", "pot/a 2"));
    EXPECT_THAT(places_of(second), ElementsAre("pot/a 3"));
}

TEST(Journal, ChainsTheEventsOfAStream) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "a", 2);

    const auto rows = parish.store.read()->events("pot/a", 0, 10);

    ASSERT_EQ(rows.size(), 2U);
    EXPECT_EQ(rows[0].hash, hash_of_event(no_hash(), rows[0]));
    EXPECT_EQ(rows[1].hash, hash_of_event(rows[0].hash, rows[1]));
    EXPECT_EQ(rows[1].body_hash, hash_of_body(rows[1].salt, *rows[1].body));
    EXPECT_EQ(rows[1].salt.size(), 16U);
    EXPECT_NE(rows[0].salt, rows[1].salt);
}

TEST(Journal, GivesTheEventsOfAStreamBack) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "a", 2);

    const auto events = events_of(*parish.store.read(), parish.folds, "pot/a", 1, 10);

    ASSERT_EQ(events.size(), 1U);
    EXPECT_EQ(events[0].number, 2);
    EXPECT_EQ(events[0].position, 2);
    EXPECT_EQ(events[0].kind, "pot.filled");
    EXPECT_EQ(events[0].facts.integer("litres"), 2);
    EXPECT_EQ(events[0].body.text("words"), "from the well");
    EXPECT_EQ(events[0].happened_at, moment(-60));
}

TEST(Journal, GivesAllEventsInTheOrderOfTheirPositions) {
    Parish parish;
    fill(parish, "b", 1);
    fill(parish, "a", 2);
    fill(parish, "b", 3);

    std::vector<std::int64_t> litres;
    for (const Event& event : events_after(*parish.store.read(), parish.folds, 1, 10)) {
        litres.push_back(event.facts.integer("litres"));
    }

    EXPECT_THAT(litres, ElementsAre(2, 3));
}

TEST(Journal, FoldsWithTheCommit) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "a", 2);

    EXPECT_EQ(litres_in(parish.store, "a"), 3);
}

TEST(Journal, RefusesWhatWasDecidedOnAStreamThatMovedSince) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "b", 1);
    Decision decision = one(by("officer/1", "key/1"), filled("c", 1, ""));
    decision.read_set = {{"pot/a", 1}, {"pot/b", 0}, {"pot/c", 5}};

    const auto outcome = parish.journal.commit(decision);

    EXPECT_EQ(outcome.error(),
              (Refusal{RefusalKind::stale_version,
                       "Somebody changed pot/b while you were deciding. Look again and repeat."}));
    EXPECT_EQ(events_in(parish), 2);
}

TEST(Journal, KeepsWhatWasDecidedOnStreamsThatStoodStill) {
    Parish parish;
    fill(parish, "a", 1);
    Decision decision = one(by("officer/1", "key/1"), filled("b", 1, ""));
    decision.read_set = {{"pot/a", 1}, {"pot/b", 0}};

    EXPECT_TRUE(parish.journal.commit(decision));
}

TEST(Journal, RefusesWhatAConditionRefuses) {
    Parish parish;
    fill(parish, "a", 9);
    const Refusal full{RefusalKind::not_available, "The pot is full: take another."};
    Decision decision = one(by("officer/1", "key/1"), filled("a", 1, ""));
    decision.conditions = {[&](store::Reader& reader) {
        const auto row = reader.find(pots_table(), {std::string("pot/a")});
        return std::get<std::int64_t>(row.value()[1]) < 9 ? std::nullopt : std::optional(full);
    }};

    EXPECT_EQ(parish.journal.commit(decision).error(), full);
    EXPECT_EQ(litres_in(parish.store, "a"), 9);
}

TEST(Journal, AnswersARepeatedCommandWithItsEventsOfThen) {
    Parish parish;
    const Decision decision{by("officer/1", "key/1"),
                            {},
                            {},
                            {filled("b", 1, "x"), filled("a", 2, "y"), filled("b", 3, "z")}};
    const Committed first = parish.journal.commit(decision).value();
    fill(parish, "a", 1);

    Decision again = decision;
    again.read_set = {{"pot/a", 0}};
    again.events = {filled("q", 5, "")};
    const Committed repeated = parish.journal.commit(again).value();

    EXPECT_FALSE(first.repeated);
    EXPECT_TRUE(repeated.repeated);
    EXPECT_EQ(places_of(repeated), places_of(first));
    EXPECT_EQ(repeated.events[2].body.text("words"), "z");
    EXPECT_EQ(events_in(parish), 4);
}

TEST(Journal, KeepsTheAnswerOfACommandFromOtherActors) {
    Parish parish;
    parish.journal.commit(one(by("officer/1", "key/1"), filled("a", 1, ""))).value();

    const auto outcome = parish.journal.commit(one(by("officer/2", "key/1"), filled("a", 1, "")));

    EXPECT_EQ(outcome.error().kind, RefusalKind::invalid_input);
    EXPECT_EQ(events_in(parish), 1);
}

TEST(Journal, KeepsNoRowForACommandThatNobodyCanRepeat) {
    Parish parish;
    fill(parish, "a", 1);

    EXPECT_TRUE(parish.store.read()->list({&commands_table(), {}, {}, {}, {}, {}, 10}).empty());
}

TEST(Journal, RefusesTextThatIsNotUtf8) {
    Parish parish;

    const auto outcome =
        parish.journal.commit(one(by("officer/1", "key/1"), filled("a", 1, "\xff")));

    EXPECT_EQ(outcome.error(), (Refusal{RefusalKind::invalid_input,
                                        "A text is not valid UTF-8: send it as UTF-8."}));
}

TEST(Journal, RefusesAnEventThatIsTooLarge) {
    Parish parish;
    const std::string words(event_size_max, 'x');

    const auto outcome =
        parish.journal.commit(one(by("officer/1", "key/1"), filled("a", 1, words)));

    EXPECT_EQ(outcome.error().kind, RefusalKind::invalid_input);
}

TEST(Journal, KeepsNothingWhenAFoldFails) {
    MemoryStore store(&seal);
    Folds folds;
    const Fold failing = [](const Event& event, store::Writer& writer) {
        writer.put(pots_table(), {event.stream, std::int64_t{1}, std::string()});
        throw store::StoreFault("The disk is full.");
    };
    folds.add_lasting("pot/", failing, "");
    Journal journal(store, folds, counted_randomness());

    EXPECT_THROW(static_cast<void>(journal.commit(one(by("x", "key/1"), filled("a", 1, "")))),
                 store::StoreFault);

    EXPECT_FALSE(store.read()->head("pot/a"));
    EXPECT_EQ(litres_in(store, "a"), 0);
}

TEST(Journal, GivesFoldsTheNewestRevisionAtOnce) {
    MemoryStore store(&seal);
    Folds folds;
    std::vector<int> revisions;
    folds.add_upcast("pot.filled", 1, [](Table&, Table&) {});
    folds.add_lasting(
        "pot/", [&](const Event& event, store::Writer&) { revisions.push_back(event.revision); },
        "");
    Journal journal(store, folds, counted_randomness());

    EXPECT_TRUE(journal.commit(one(by("x", "key/1"), filled("a", 1, ""))));

    EXPECT_THAT(revisions, ElementsAre(2));
}

TEST(Journal, RefusesInsideTheWriterWhatTheDecisionRefuses) {
    Parish parish;
    const Refusal refusal{RefusalKind::not_permitted, "You may not."};

    const auto outcome =
        parish.journal.commit_inside([&](store::Reader&) -> Result<Decision> { return refusal; });

    EXPECT_EQ(outcome.error(), refusal);
}

/// Adds a litre to a pot, one more than it reads; counts how often it was asked.
Decide one_litre_more(std::string command, std::atomic<int>& asked) {
    return [command = std::move(command), &asked](store::Reader& reader) -> Result<Decision> {
        ++asked;
        const auto head = reader.head("pot/a").value_or(store::StreamHead{});
        Decision decision = one(by("officer/1", command), filled("a", 1, ""));
        decision.read_set = {{"pot/a", head.number}};
        return decision;
    };
}

TEST(Journal, DecidesAtMostFourTimesAndThenInsideTheWriter) {
    Parish parish;
    std::atomic<int> asked = 0;
    const Decide decide = one_litre_more("key/1", asked);
    // Somebody else is always faster, but inside the writer.
    const Decide overtaken = [&](store::Reader& reader) {
        Result<Decision> decision = decide(reader);
        if (asked <= 4) {
            fill(parish, "a", 1);
        }
        return decision;
    };

    const auto outcome = parish.journal.decide_and_commit(overtaken);

    EXPECT_TRUE(outcome);
    EXPECT_EQ(asked, 5);
    EXPECT_EQ(litres_in(parish.store, "a"), 5);
}

TEST(Journal, DecidesOnceInsideTheWriterWhileNobodyElseWrites) {
    Parish parish;
    parish.store.seems_idle = true;
    std::atomic<int> asked = 0;
    std::atomic<bool> inside = false;
    const Decide decide = one_litre_more("key/1", asked);

    const auto outcome = parish.journal.decide_and_commit([&](store::Reader& reader) {
        inside = dynamic_cast<store::Writer*>(&reader) != nullptr;
        return decide(reader);
    });

    EXPECT_TRUE(outcome);
    EXPECT_TRUE(inside);
    EXPECT_EQ(asked, 1);
    EXPECT_EQ(litres_in(parish.store, "a"), 1);
}

TEST(Journal, AnswersARepeatedCommandThatWouldBeRefusedNow) {
    Parish parish;
    const Cause cause = by("officer/1", "key/1");
    // Only an empty pot may be filled.
    const Decide decide = [&](store::Reader& reader) -> Result<Decision> {
        if (reader.head("pot/a")) {
            return Refusal{RefusalKind::not_available, "The pot is not empty."};
        }
        return Decision{cause, {{"pot/a", 0}}, {}, {filled("a", 1, "")}};
    };
    EXPECT_FALSE(parish.journal.decide_and_commit(cause, decide).value().repeated);

    EXPECT_TRUE(parish.journal.decide_and_commit(cause, decide).value().repeated);
    EXPECT_TRUE(parish.journal.commit_inside(cause, decide).value().repeated);
    EXPECT_EQ(parish.journal.decide_and_commit(decide).error().kind, RefusalKind::not_available);
}

TEST(Journal, LetsTwoHundredThreadsDecideOnOneStream) {
    Parish parish;
    std::atomic<int> asked = 0;
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    for (int each = 0; each < 200; ++each) {
        threads.emplace_back([&, each] {
            const auto decide = one_litre_more("key/" + std::to_string(each), asked);
            done += parish.journal.decide_and_commit(decide) ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    EXPECT_EQ(done, 200);
    EXPECT_EQ(litres_in(parish.store, "a"), 200);
    EXPECT_LE(asked, 200 * 5);
}

}  // namespace
}  // namespace moothall::journal

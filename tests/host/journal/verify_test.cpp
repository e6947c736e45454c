#include "journal/chains/verify.h"

#include <gmock/gmock.h>
#include <rapidcheck.h>

#include "host/journal/parish.h"
#include "journal/chains/hash.h"

namespace moothall::journal {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> damages_in(MemoryStore& store, std::optional<std::string> head = {}) {
    std::vector<std::string> damages;
    const auto reader = store.read();
    const Verification seen = verify(*reader, head, [&](const std::string& sentence) {
                                  damages.push_back(sentence);
                              }).value();
    EXPECT_EQ(seen.damages, static_cast<std::int64_t>(damages.size()));
    return damages;
}

/// Three pots; the second event of the first is erased by the last.
void fill_some(Parish& parish) {
    fill(parish, "a", 1);
    fill(parish, "a", 2);
    fill(parish, "b", 3);
    fill(parish, "c", 4);
    const std::vector<std::int64_t> numbers{2};
    EXPECT_TRUE(parish.journal.erase({"pot/a", numbers, ""}, by("officer/1", "key/erase")));
}

/// Changes one event.
void tamper(Parish& parish, std::string_view stream, std::int64_t number,
            const std::function<void(store::EventRow&)>& change) {
    parish.store.tamper_with_events([&](store::EventRow& row) {
        if (row.stream == stream && row.number == number) {
            change(row);
        }
    });
}

TEST(Verify, FindsNothingInAJournalThatIsWhole) {
    Parish parish;
    fill_some(parish);

    const auto reader = parish.store.read();
    const Verification seen = verify(*reader, head(*reader), [](const std::string& sentence) {
                                  FAIL() << sentence;
                              }).value();

    EXPECT_EQ(seen.streams, 3);
    EXPECT_EQ(seen.events, 5);
    EXPECT_EQ(seen.erased, 1);
    EXPECT_EQ(seen.unsealed, 0);
    EXPECT_EQ(seen.seals, 5);
    EXPECT_EQ(seen.head, to_hex(reader->last_seal()->hash));
    EXPECT_EQ(seen.damages, 0);
}

TEST(Verify, FindsNothingInAnEmptyJournal) {
    Parish parish;

    EXPECT_THAT(damages_in(parish.store), IsEmpty());
    EXPECT_EQ(head(*parish.store.read()), "");
}

TEST(Verify, WalksStreamsOfManyPages) {
    Parish parish;
    Decision decision{by("officer/1", "once/1"), {}, {}, {}};
    decision.events.resize(1201, filled("a", 1, ""));
    EXPECT_TRUE(parish.journal.commit(decision));

    EXPECT_THAT(damages_in(parish.store), IsEmpty());
}

TEST(Verify, FindsAnyFlippedByteOfAnEvent) {
    const std::vector<std::string store::EventRow::*> parts{
        &store::EventRow::stream,    &store::EventRow::header, &store::EventRow::facts,
        &store::EventRow::body_hash, &store::EventRow::hash,   &store::EventRow::salt};

    EXPECT_TRUE(rc::check([&] {
        Parish parish;
        fill_some(parish);
        const auto position = *rc::gen::inRange<std::int64_t>(1, 6);
        const auto part = *rc::gen::elementOf(parts);
        const auto place = *rc::gen::inRange<std::size_t>(0, 4096);
        const auto flip = *rc::gen::inRange<int>(1, 256);
        bool flipped = false;
        parish.store.tamper_with_events([&](store::EventRow& row) {
            std::string& bytes = row.*part;
            if (row.position == position && !bytes.empty()) {
                char& byte = bytes[place % bytes.size()];
                byte = static_cast<char>(byte ^ flip);
                flipped = true;
            }
        });
        RC_PRE(flipped);
        RC_ASSERT(!damages_in(parish.store).empty());
    }));
}

TEST(Verify, FindsAnyFlippedByteOfABody) {
    EXPECT_TRUE(rc::check([] {
        Parish parish;
        fill_some(parish);
        const auto place = *rc::gen::inRange<std::size_t>(0, 4096);
        const auto flip = *rc::gen::inRange<int>(1, 256);
        tamper(parish, "pot/b", 1, [&](store::EventRow& row) {
            char& byte = row.body->at(place % row.body->size());
            byte = static_cast<char>(byte ^ flip);
        });
        RC_ASSERT(!damages_in(parish.store).empty());
    }));
}

TEST(Verify, FindsAnyFlippedBitOfANumberOrPosition) {
    EXPECT_TRUE(rc::check([] {
        Parish parish;
        fill_some(parish);
        const auto position = *rc::gen::inRange<std::int64_t>(1, 6);
        const auto bit = std::int64_t{1} << *rc::gen::inRange(0, 63);
        const bool number = *rc::gen::arbitrary<bool>();
        parish.store.tamper_with_events([&](store::EventRow& row) {
            if (row.position == position) {
                (number ? row.number : row.position) ^= bit;
            }
        });
        RC_ASSERT(!damages_in(parish.store).empty());
    }));
}

TEST(Verify, FindsAnyFlippedByteOfASeal) {
    const std::vector<std::string store::SealRow::*> parts{
        &store::SealRow::previous, &store::SealRow::root, &store::SealRow::hash};
    EXPECT_TRUE(rc::check([&] {
        Parish parish;
        fill_some(parish);
        const auto number = *rc::gen::inRange<std::int64_t>(1, 6);
        const auto part = *rc::gen::elementOf(parts);
        const auto place = *rc::gen::inRange<std::size_t>(0, hash_size);
        const auto flip = *rc::gen::inRange<int>(1, 256);
        parish.store.tamper_with_seals([&](store::SealRow& row) {
            if (row.number == number) {
                char& byte = (row.*part)[place];
                byte = static_cast<char>(byte ^ flip);
            }
        });
        RC_ASSERT(!damages_in(parish.store).empty());
    }));
}

TEST(Verify, FindsAnyFlippedBitOfASealsNumbers) {
    const std::vector<std::int64_t store::SealRow::*> parts{
        &store::SealRow::number, &store::SealRow::first_position, &store::SealRow::last_position};
    EXPECT_TRUE(rc::check([&] {
        Parish parish;
        fill_some(parish);
        const auto number = *rc::gen::inRange<std::int64_t>(1, 6);
        const auto part = *rc::gen::elementOf(parts);
        const auto bit = std::int64_t{1} << *rc::gen::inRange(0, 62);
        parish.store.tamper_with_seals([&](store::SealRow& row) {
            if (row.number == number) {
                row.*part ^= bit;
            }
        });
        RC_ASSERT(!damages_in(parish.store).empty());
    }));
}

TEST(Verify, NamesTheEventWhoseBodyWasChanged) {
    Parish parish;
    fill_some(parish);
    tamper(parish, "pot/b", 1, [](store::EventRow& row) { row.body = "{}"; });

    EXPECT_THAT(damages_in(parish.store),
                ElementsAre("The body of event 1 of pot/b was changed, or its salt or hash."));
}

TEST(Verify, NamesTheEventWhoseFactsWereChanged) {
    Parish parish;
    fill_some(parish);
    tamper(parish, "pot/c", 1, [](store::EventRow& row) { row.facts = "{\"litres\":400}"; });

    EXPECT_THAT(damages_in(parish.store),
                ElementsAre("The chain breaks at event 1 of pot/c: its header, its facts or its "
                            "hash was changed, or an event before it was."));
}

TEST(Verify, FindsABodyThatIsGoneWithoutAnEventThatSaysSo) {
    Parish parish;
    fill_some(parish);
    tamper(parish, "pot/b", 1, [](store::EventRow& row) {
        row.body.reset();
        row.salt.clear();
    });

    EXPECT_THAT(damages_in(parish.store),
                ElementsAre("The body of event 1 of pot/b is gone, and no event says that it was "
                            "erased."));
}

TEST(Verify, FindsABodyThatShouldBeGone) {
    Parish parish;
    std::optional<store::EventRow> before;
    fill(parish, "a", 1);
    tamper(parish, "pot/a", 1, [&](store::EventRow& row) { before = row; });
    const std::vector<std::int64_t> numbers{1};
    EXPECT_TRUE(parish.journal.erase({"pot/a", numbers, ""}, by("officer/1", "key/erase")));

    tamper(parish, "pot/a", 1, [&](store::EventRow& row) { row = before.value(); });

    EXPECT_THAT(damages_in(parish.store),
                ElementsAre("Event 1 of pot/a was erased, but its body is there."));
}

TEST(Verify, FindsAnEventThatIsLost) {
    Parish parish;
    fill_some(parish);
    parish.store.lose_last_event("pot/b");

    EXPECT_THAT(damages_in(parish.store), Not(IsEmpty()));
}

TEST(Verify, FindsAnEventThatStandsInNoStream) {
    Parish parish;
    fill_some(parish);
    tamper(parish, "pot/b", 1, [](store::EventRow& row) { row.number = 0; });

    EXPECT_THAT(damages_in(parish.store),
                ElementsAre("The event with position 3 stands in no stream: its stream or number "
                            "was changed."));
}

TEST(Verify, FindsAStreamWrittenAnewByItsSeals) {
    Parish parish;
    fill_some(parish);
    tamper(parish, "pot/b", 1, [](store::EventRow& row) {
        row.facts = "{\"litres\":300}";
        row.hash = hash_of_event(no_hash(), row);
    });

    EXPECT_THAT(damages_in(parish.store),
                ElementsAre("The events 3 to 3 are not those that seal 3 binds: one was changed, "
                            "added or lost."));
}

TEST(Verify, FindsACutTailWithAHeadThatWasLodged) {
    Parish parish;
    fill(parish, "a", 1);
    fill(parish, "b", 1);
    const std::string lodged = head(*parish.store.read());
    fill(parish, "b", 2);
    EXPECT_THAT(damages_in(parish.store, lodged), IsEmpty());

    parish.store.cut_tail(2);

    EXPECT_THAT(damages_in(parish.store), IsEmpty());
    EXPECT_THAT(damages_in(parish.store, lodged),
                ElementsAre(HasSubstr("The head that was given is not among the seals")));
}

TEST(Verify, RefusesAHeadThatIsNoHash) {
    Parish parish;

    for (const std::string_view head : {"", "abc", "zz", "00ff"}) {
        const auto seen = verify(*parish.store.read(), head, [](const std::string&) {});
        EXPECT_EQ(seen.error().kind, RefusalKind::invalid_input);
    }
}

}  // namespace
}  // namespace moothall::journal

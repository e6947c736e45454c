#include <gmock/gmock.h>

#include <thread>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class WholeCopyContract : public StoreContract {
protected:
    static std::string bytes_of(HeldMoment& moment) {
        std::string all;
        moment.copy([&](std::string_view bytes) { all += bytes; });
        return all;
    }
    std::string copied() { return bytes_of(*copies->hold()); }

    /// Gives bytes in pieces, as a backup does.
    static ByteSource source_of(const std::string& bytes) {
        return [&bytes, from = std::size_t{0}]() mutable {
            constexpr std::size_t piece = 10'000;
            const auto some = std::string_view(bytes).substr(from, piece);
            from += some.size();
            return some;
        };
    }
    void make_elsewhere(const std::string& bytes) {
        const auto made = elsewhere->new_store();
        made->make(source_of(bytes));
        made->finish();
    }
    std::unique_ptr<Store> open_elsewhere() { return elsewhere->open(schema, seal_all); }

    Schema schema{{cases, counts, sessions}, {}};
    std::unique_ptr<WholeCopies> copies = place->copies(schema);
    std::unique_ptr<Place> elsewhere = GetParam().make_place();
};

INSTANTIATE_TEST_SUITE_P(Backends, WholeCopyContract, testing::ValuesIn(backends()),
                         [](const auto& each) { return each.param.name; });

TEST_P(WholeCopyContract, WhatIsMadeOfItHoldsTheSame) {
    put(cases, {case_row("one", "ada", 3), case_row("two", "ben", std::monostate{})});
    put(sessions, {{"token", "ada"}});
    index("one", 20260504, "a flooded pitch");
    append({event("case/1", 1), event("case/1", 2), event("case/2", 1)});
    store->write([](Writer& writer) {
        writer.erase_body("case/1", 1);
        return Verdict::keep;
    });

    make_elsewhere(copied());

    const auto other = open_elsewhere();
    const auto reader = other->read();
    EXPECT_EQ(reader->find(cases, {"one"}), find(cases, {"one"}));
    EXPECT_EQ(reader->find(sessions, {"token"}), find(sessions, {"token"}));
    EXPECT_EQ(reader->events_by_position(0, no_limit),
              store->read()->events_by_position(0, no_limit));
    EXPECT_EQ(reader->last_seal(), store->read()->last_seal());
    EXPECT_EQ(reader->search({"cases", "flooded", {}, no_limit}).size(), 1U);
    EXPECT_FALSE(other->needs_rebuild());
}

TEST_P(WholeCopyContract, WhatIsMadeOfItGoesOn) {
    append({event("case/1", 1)});
    make_elsewhere(copied());
    const auto other = open_elsewhere();

    other->write([](Writer& writer) {
        writer.append(event("case/1", 2));
        return Verdict::keep;
    });

    EXPECT_EQ(other->read()->last_seal()->last_position, 2);
}

TEST_P(WholeCopyContract, IsOfTheMomentThatWasHeldAndHoldsNobodyUp) {
    append({event("case/1", 1)});
    const auto moment = copies->hold();
    append({event("case/1", 2)});
    put(cases, {case_row("later", "ada", 1)});

    EXPECT_EQ(moment->reader().last_seal()->last_position, 1);
    make_elsewhere(bytes_of(*moment));

    const auto other = open_elsewhere();
    EXPECT_EQ(other->read()->last_seal()->last_position, 1);
    EXPECT_EQ(other->read()->find(cases, {"later"}), std::nullopt);
}

TEST_P(WholeCopyContract, IsWholeWhileOthersWrite) {
    std::jthread writing([&](const std::stop_token& stops) {
        for (int number = 1; !stops.stop_requested(); ++number) {
            append({event("case/" + std::to_string(number), 1)});
        }
    });
    while (store->read()->last_seal().value_or(SealRow{}).last_position < 100) {
        copied();
    }
    const std::string bytes = copied();
    writing.request_stop();
    writing.join();

    make_elsewhere(bytes);

    const auto other = open_elsewhere();
    const auto reader = other->read();
    const auto seal = reader->last_seal();
    ASSERT_TRUE(seal);
    EXPECT_EQ(reader->events_by_position(0, no_limit).size(),
              static_cast<std::size_t>(seal->last_position));
}

TEST_P(WholeCopyContract, SaysAtWhichMigrationItIs) {
    EXPECT_EQ(copies->hold()->step(), 0);
    const auto migrated = elsewhere->open({{cases}, {{1, "foundation", {}}}}, {});

    EXPECT_EQ(elsewhere->copies(schema)->hold()->step(), 1);
}

TEST_P(WholeCopyContract, OfACopyThatEndsTooEarlyNothingIsMade) {
    append({event("case/1", 1)});
    const std::string whole = copied();
    const std::string half = whole.substr(0, whole.size() / 2);

    EXPECT_THROW(make_elsewhere(half), StoreFault);
    const ByteSource fails = []() -> std::string_view { throw std::runtime_error("no more"); };
    EXPECT_THROW(elsewhere->new_store()->make(fails), std::runtime_error);

    make_elsewhere(whole);
    EXPECT_EQ(open_elsewhere()->read()->last_seal()->last_position, 1);
}

TEST_P(WholeCopyContract, IsCutAfterASeal) {
    append({event("case/1", 1), event("case/2", 1)});
    const SealRow seal = store->read()->last_seal().value();
    append({event("case/1", 2), event("case/3", 1)});
    const std::string bytes = copied();
    const auto made = elsewhere->new_store();
    made->make(source_of(bytes));

    made->cut_after(seal);
    made->finish();

    const auto other = open_elsewhere();
    const auto reader = other->read();
    EXPECT_EQ(reader->last_seal(), seal);
    EXPECT_THAT(reader->streams("", no_limit), ElementsAre("case/1", "case/2"));
    EXPECT_THAT(reader->unsealed(no_limit), IsEmpty());
    EXPECT_TRUE(other->needs_rebuild());
    other->write([](Writer& writer) {
        writer.append(event("case/1", 2));
        return Verdict::keep;
    });
    EXPECT_EQ(other->read()->last_seal()->last_position, 3);
}

TEST_P(WholeCopyContract, WhatWasMadeCanBeTakenAway) {
    append({event("case/1", 1)});
    const std::string bytes = copied();
    const auto made = elsewhere->new_store();
    made->make(source_of(bytes));

    made->take_away();

    EXPECT_EQ(open_elsewhere()->read()->last_seal(), std::nullopt);
}

TEST_P(WholeCopyContract, WhatSomebodyElseMadeIsNotTakenAway) {
    const auto theirs = open_elsewhere();
    theirs->write([](Writer& writer) {
        writer.append(event("case/theirs", 1));
        return Verdict::keep;
    });

    elsewhere->new_store()->take_away();

    EXPECT_TRUE(theirs->read()->head("case/theirs"));
}

}  // namespace
}  // namespace moothall::store

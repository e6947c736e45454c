#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

/// Runs `each(number)` on so many threads at once and waits for them.
void on_threads(int count, const std::function<void(int)>& each) {
    std::vector<std::thread> threads;
    for (int number = 0; number < count; ++number) {
        threads.emplace_back(each, number);
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
}

/// Takes one away if there is one left: two that saw the same number cannot both be kept.
Verdict take_one(Writer& writer) {
    const Row row = writer.find(counts, {"places", 1}).value();
    const std::int64_t left = std::get<std::int64_t>(row[2]);
    if (left == 0) {
        return Verdict::discard;
    }
    writer.put(counts, {"places", 1, left - 1, 0});
    return Verdict::keep;
}

TEST_P(StoreContract, IsIdleWhileNobodyWrites) {
    EXPECT_TRUE(store->is_idle());
    put(counts, {{"places", 1, 1, 0}});
    EXPECT_TRUE(store->is_idle());
}

TEST_P(StoreContract, ALookShowsWhatWasJustKeptAlsoWhileAnotherWrites) {
    put(counts, {{"places", 1, 7, 0}});
    std::optional<Row> alone;
    std::optional<Row> beside;

    store->look([&](Reader& reader) { alone = reader.find(counts, {"places", 1}); });
    store->write([&](Writer&) {
        std::thread other([&] {
            store->look([&](Reader& reader) { beside = reader.find(counts, {"places", 1}); });
        });
        other.join();
        return Verdict::discard;
    });

    EXPECT_EQ(alone, (Row{"places", 1, 7, 0}));
    EXPECT_EQ(beside, alone);
}

TEST_P(StoreContract, OfManyThatTakeTheLastPlaceOneGetsIt) {
    put(counts, {{"places", 1, 1, 0}});
    std::atomic<int> got = 0;

    on_threads(32, [&](int) { got += store->write(take_one) == Verdict::keep ? 1 : 0; });

    EXPECT_EQ(got, 1);
    EXPECT_EQ(find(counts, {"places", 1}), (Row{"places", 1, 0, 0}));
}

TEST_P(StoreContract, OfManyInTwoProcessesThatTakeTheLastPlaceOneGetsIt) {
    put(counts, {{"places", 1, 1, 0}});
    const auto other = open_another();
    std::atomic<int> got = 0;

    on_threads(16, [&](int number) {
        Store& mine = number % 2 == 0 ? *store : *other;
        got += mine.write(take_one) == Verdict::keep ? 1 : 0;
    });

    EXPECT_EQ(got, 1);
}

TEST_P(StoreContract, ManyThreadsLoseNoWorkAndEachGetsItsOwnAnswer) {
    std::atomic<int> kept = 0;
    std::atomic<int> discarded = 0;
    std::atomic<int> thrown = 0;

    on_threads(24, [&](int thread) {
        for (int number = 1; number <= 12; ++number) {
            const std::string stream =
                "case/" + std::to_string(thread) + "." + std::to_string(number);
            const auto work = [&](Writer& writer) {
                writer.append(event(stream, 1));
                writer.put(cases, case_row(stream, "ada", number));
                writer.add(counts, {"all", 1}, 2, 1);
                if (number % 3 == 1) {
                    throw std::out_of_range(stream);
                }
                return number % 3 == 2 ? Verdict::discard : Verdict::keep;
            };
            try {
                (store->write(work) == Verdict::keep ? kept : discarded) += 1;
            } catch (const std::out_of_range& own) {
                thrown += own.what() == stream ? 1 : 0;
            }
        }
    });

    EXPECT_EQ(kept, 96);
    EXPECT_EQ(discarded, 96);
    EXPECT_EQ(thrown, 96);
    EXPECT_EQ(find(counts, {"all", 1})->at(2), Cell(96));
    EXPECT_EQ(store->read()->streams("", no_limit).size(), 96u);
    EXPECT_EQ(listed({&cases, "", {}, {}, {}, {}, no_limit}).size(), 96u);
}

TEST_P(StoreContract, TwoStoresOverOnePlaceKeepOneOrderOfEvents) {
    const auto other = open_another();

    on_threads(8, [&](int thread) {
        Store& mine = thread % 2 == 0 ? *store : *other;
        for (int number = 1; number <= 10; ++number) {
            mine.write([&](Writer& writer) {
                writer.append(event("case/" + std::to_string(thread), number));
                const auto head = writer.head("shared");
                writer.append(event("shared", head ? head->number + 1 : 1));
                return Verdict::keep;
            });
        }
    });

    const auto events = other->read()->events_by_position(0, no_limit);
    ASSERT_EQ(events.size(), 160u);
    for (std::size_t index = 0; index < events.size(); ++index) {
        EXPECT_EQ(events[index].position, static_cast<std::int64_t>(index) + 1);
    }
    EXPECT_EQ(store->read()->head("shared")->number, 80);
    std::int64_t next = 1;
    for (const SealRow& seal : store->read()->seals(0, no_limit)) {
        EXPECT_EQ(seal.first_position, next);
        next = seal.last_position + 1;
    }
    EXPECT_EQ(next, 161);
}

TEST_P(StoreContract, WhatOneStoreKeptAnotherOverThePlaceReads) {
    const auto other = open_another();
    put(cases, {case_row("C1", "ada", 1)});

    EXPECT_EQ(other->read()->find(cases, {"C1"}), case_row("C1", "ada", 1));
}

TEST_P(StoreContract, ReadersSeeWorksWholeWhileManyWrite) {
    put(counts, {{"left", 1, 100, 0}, {"right", 1, 0, 0}});
    std::atomic<bool> goes_on = true;
    std::atomic<int> wrong = 0;
    std::thread reading([&] {
        while (goes_on) {
            const auto reader = store->read();
            const auto left = std::get<std::int64_t>(reader->find(counts, {"left", 1})->at(2));
            const auto right = std::get<std::int64_t>(reader->find(counts, {"right", 1})->at(2));
            wrong += left + right == 100 ? 0 : 1;
        }
    });

    on_threads(4, [&](int) {
        for (int number = 0; number < 25; ++number) {
            store->write([](Writer& writer) {
                writer.add(counts, {"left", 1}, 2, -1);
                writer.add(counts, {"right", 1}, 2, 1);
                return Verdict::keep;
            });
        }
    });
    goes_on = false;
    reading.join();

    EXPECT_EQ(wrong, 0);
    EXPECT_EQ(find(counts, {"right", 1})->at(2), Cell(100));
}

TEST_P(StoreContract, ManyThatOpenANewPlaceAtOnceAllSucceed) {
    place = GetParam().make_place();
    std::atomic<int> wrote = 0;

    on_threads(8, [&](int number) {
        const auto mine = open_another();
        mine->write([&](Writer& writer) {
            writer.append(event("case/" + std::to_string(number), 1));
            return Verdict::keep;
        });
        ++wrote;
    });

    EXPECT_EQ(wrote, 8);
    EXPECT_EQ(open_another()->read()->streams("", 100).size(), 8u);
}

}  // namespace
}  // namespace moothall::store

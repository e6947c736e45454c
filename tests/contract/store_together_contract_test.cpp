#include <gmock/gmock.h>

#include <stdexcept>
#include <thread>

#include "contract/store_fixture.h"

namespace moothall::store {
namespace {

using Tasks = std::vector<std::function<void()>>;

/// As whoever has several short tasks does them on a store of any kind.
void do_all(Store& store, const Tasks& tasks) {
    if (store.write_together(tasks)) {
        return;
    }
    for (const auto& task : tasks) {
        task();
    }
}

std::int64_t opened(Store& store) {
    const auto row = store.read()->find(counts, {"all", 1});
    return row ? std::get<std::int64_t>((*row)[2]) : 0;
}

TEST_P(StoreContract, OfTasksThatAreDoneTogetherEachSeesWhatThoseBeforeItDid) {
    const auto one_more = [&] {
        const std::int64_t before = opened(*store);
        std::int64_t looked_at = 0;
        store->look([&](Reader& reader) {
            const auto row = reader.find(counts, {"all", 1});
            looked_at = row ? std::get<std::int64_t>((*row)[2]) : 0;
        });
        EXPECT_EQ(looked_at, before);
        put(counts, {{"all", 1, before + 1, 0}});
    };

    do_all(*store, {one_more, one_more, one_more});

    EXPECT_EQ(opened(*store), 3);
    EXPECT_TRUE(store->is_idle());
}

TEST_P(StoreContract, WhatOneTaskDiscardsIsNotKeptAndWhatTheOthersDidIs) {
    const auto keep = [&](const char* name) {
        return [&, name] { put(cases, {case_row(name, "ada", 1)}); };
    };

    do_all(*store, {keep("A"),
                    [&] {
                        store->write([](Writer& writer) {
                            writer.put(cases, case_row("B", "ada", 1));
                            return Verdict::discard;
                        });
                        put(cases, {case_row("C", "ada", 1)});
                    },
                    keep("D")});

    EXPECT_THAT(listed({&cases, "", {}, {}, {}, {}, no_limit}),
                testing::ElementsAre("A", "C", "D"));
}

TEST_P(StoreContract, ATaskWhoseWorkFailsLosesThatWorkAndNobodyElseTheirs) {
    const auto fail = [&] {
        EXPECT_THROW(store->write([](Writer& writer) -> Verdict {
            writer.put(cases, case_row("B", "ada", 1));
            throw std::runtime_error("no");
        }),
                     std::runtime_error);
    };

    do_all(*store, {[&] { put(cases, {case_row("A", "ada", 1)}); }, fail});

    EXPECT_THAT(listed({&cases, "", {}, {}, {}, {}, no_limit}), testing::ElementsAre("A"));
}

TEST_P(StoreContract, TasksDoneTogetherAndWorksOfOthersAllCount) {
    const auto add = [&] {
        store->write([](Writer& writer) {
            writer.add(counts, {"all", 1}, 2, 1);
            return Verdict::keep;
        });
    };
    const Tasks three{add, add, add};
    std::vector<std::thread> threads;
    for (int number = 0; number < 8; ++number) {
        threads.emplace_back([&, number] {
            for (int time = 0; time < 10; ++time) {
                number % 2 == 0 ? add() : do_all(*store, three);
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    EXPECT_EQ(opened(*store), 4 * 10 + 4 * 10 * 3);
}

}  // namespace
}  // namespace moothall::store

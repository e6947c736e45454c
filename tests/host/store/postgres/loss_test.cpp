#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

#include "contract/store_fixture.h"
#include "host/store/postgres/cutting_proxy.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "store/postgres/one_try.h"
#include "store/postgres/open.h"

// What is lost when a server, a connection or a host is lost: nothing that was answered.
namespace moothall::store::postgres {
namespace {

using testing::HasSubstr;
using testing::ThrowsMessage;

std::unique_ptr<Store> store_at(const std::string& url, Sealing sealing,
                                std::chrono::milliseconds patience) {
    return open({url, randomness_for_tests, patience}, {{cases, counts, sessions}, {}},
                std::move(sealing), {"loss", 0})
        .value();
}

std::unique_ptr<Store> patient_store_at(const std::string& url) {
    return store_at(url, seal_all, std::chrono::minutes(2));
}

/// Threads that each add to a stream of their own, to one that all share and to a count.
class Load {
public:
    explicit Load(std::vector<Store*> stores) : stores_(std::move(stores)) {}

    /// Runs `meanwhile` while each of the threads does so many works, and waits for them.
    void run(int threads, int works, const std::function<void()>& meanwhile) {
        std::vector<std::thread> running;
        for (int thread = 0; thread < threads; ++thread) {
            running.emplace_back([this, thread, works] { work(thread, works); });
        }
        meanwhile();
        for (std::thread& each : running) {
            each.join();
        }
    }

    /// Waits until so many works were answered.
    void wait_for(int answered) const {
        while (answered_ < answered) {
            std::this_thread::yield();
        }
    }
    int answered() const { return answered_; }
    int faults() const { return faults_; }

private:
    void work(int thread, int works) {
        Store& mine = *stores_[static_cast<std::size_t>(thread) % stores_.size()];
        const std::string stream = "case/" + std::to_string(thread);
        for (int number = 1; number <= works; ++number) {
            try {
                mine.write([&](Writer& writer) {
                    writer.append(event(stream, number));
                    if (number % 5 == 0) {
                        const auto head = writer.head("shared");
                        writer.append(event("shared", head ? head->number + 1 : 1));
                    }
                    writer.add(counts, {"all", thread % 3}, 2, 1);
                    writer.index_text("cases", stream, number, "work " + std::to_string(number));
                    return Verdict::keep;
                });
                ++answered_;
            } catch (const StoreFault&) {
                ++faults_;
            }
        }
    }

    std::vector<Store*> stores_;
    std::atomic<int> answered_ = 0;
    std::atomic<int> faults_ = 0;
};

/// Every event once, in the order of its stream, at positions without gaps, under seals without
/// gaps; as many as were counted.
void expect_whole(Store& store, int works) {
    const auto reader = store.read();
    std::map<std::string, std::int64_t> last;
    std::int64_t position = 0;
    int own = 0;
    for (const EventRow& each : reader->events_by_position(0, no_limit)) {
        EXPECT_EQ(each.position, ++position);
        EXPECT_EQ(each.number, ++last[each.stream]) << each.stream;
        own += each.stream == "shared" ? 0 : 1;
    }
    EXPECT_EQ(own, works);
    std::int64_t next = 1;
    std::string previous;
    for (const SealRow& seal : reader->seals(0, no_limit)) {
        EXPECT_EQ(seal.first_position, next);
        EXPECT_EQ(seal.previous, previous);
        next = seal.last_position + 1;
        previous = seal.hash;
    }
    EXPECT_EQ(next, position + 1);
    std::int64_t counted = 0;
    for (const Row& row : reader->list({&counts, "", {}, {}, {}, {}, no_limit})) {
        counted += std::get<std::int64_t>(row[2]);
    }
    EXPECT_EQ(counted, works);
}

TEST(PostgresLoss, FourStoresOverOneDatabaseLoseNothingAndRepeatNothing) {
    const TestDatabase database;
    std::vector<std::unique_ptr<Store>> stores;
    std::vector<Store*> used;
    for (int number = 0; number < 4; ++number) {
        stores.push_back(patient_store_at(database.url()));
        used.push_back(stores.back().get());
    }
    Load load(used);

    load.run(8, 40, [] {});

    EXPECT_EQ(load.answered(), 8 * 40);
    expect_whole(*stores.front(), 8 * 40);
}

TEST(PostgresLoss, AServerThatIsStoppedAndStartedUnderLoadLosesNothing) {
    PrivateServer server(Durability::not_synced);
    const TestDatabase database(server);
    const auto one = patient_store_at(database.url());
    const auto other = patient_store_at(database.url());
    Load load({one.get(), other.get()});

    load.run(6, 60, [&] {
        for (const int answered : {40, 120, 240}) {
            load.wait_for(answered);
            server.stop();
            server.start();
        }
    });

    EXPECT_EQ(load.answered(), 6 * 60);
    expect_whole(*one, 6 * 60);
}

TEST(PostgresLoss, AServerThatIsKilledUnderLoadLosesNothing) {
    PrivateServer server(Durability::synced);
    const TestDatabase database(server);
    const auto one = patient_store_at(database.url());
    const auto other = patient_store_at(database.url());
    Load load({one.get(), other.get()});

    load.run(6, 40, [&] {
        for (const int answered : {30, 100, 170}) {
            load.wait_for(answered);
            server.kill();
            server.start();
        }
    });

    EXPECT_EQ(load.answered(), 6 * 40);
    expect_whole(*one, 6 * 40);
}

TEST(PostgresLoss, SessionsThatAreKilledUnderLoadLoseNothing) {
    const TestDatabase database;
    const auto one = patient_store_at(database.url());
    const auto other = patient_store_at(database.url());
    Load load({one.get(), other.get()});

    load.run(6, 60, [&] {
        for (int answered = 10; answered < 6 * 60; answered += 10) {
            load.wait_for(answered);
            shared_server().execute("postgres",
                                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    " WHERE datname = '" +
                                        database.name() + "'");
        }
    });

    EXPECT_EQ(load.answered(), 6 * 60);
    expect_whole(*one, 6 * 60);
}

TEST(PostgresLoss, AStandbyThatTakesOverHasEverythingThatWasAnswered) {
    PrivateServer primary(Durability::not_synced);
    const auto standby = PrivateServer::standby_of(primary);
    const std::string name = primary.new_database();
    const auto store = patient_store_at(PrivateServer::url_of_either(primary, *standby, name));
    Load load({store.get()});

    load.run(4, 50, [&] {
        load.wait_for(60);
        primary.kill();
        standby->execute("postgres", "SELECT pg_promote()");
        standby->execute("postgres", "ALTER SYSTEM SET synchronous_standby_names = ''");
        standby->execute("postgres", "SELECT pg_reload_conf()");
    });

    EXPECT_EQ(load.answered(), 4 * 50);
    expect_whole(*store, 4 * 50);
}

TEST(PostgresLoss, AStandbyIsRefusedAndSaysWhy) {
    PrivateServer primary(Durability::not_synced);
    const auto standby = PrivateServer::standby_of(primary);

    const auto opened =
        open({standby->url_of("postgres"), randomness_for_tests, std::chrono::seconds(1)}, {},
             seal_all, {"loss", 0});

    ASSERT_FALSE(opened);
    EXPECT_THAT(opened.error().reason, HasSubstr("it is a standby, or set to read only"));
}

class ReadOnlyServer : public testing::Test {
protected:
    void set_read_only(const std::string& value) const {
        shared_server().execute("postgres", "ALTER DATABASE " + database.name() +
                                                " SET default_transaction_read_only = " + value);
        shared_server().execute("postgres",
                                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                " WHERE datname = '" +
                                    database.name() + "'");
    }
    void put(const char* reference) const {
        store->write([&](Writer& writer) {
            writer.put(cases, case_row(reference, "ada", 1));
            return Verdict::keep;
        });
    }

    TestDatabase database;
    std::unique_ptr<Store> store =
        store_at(database.url(), seal_all, std::chrono::milliseconds(300));
};

TEST_F(ReadOnlyServer, IsReadAndRefusesChangesInASentenceUntilItTakesThemAgain) {
    put("before");
    set_read_only("on");

    EXPECT_THAT([&] { put("meanwhile"); },
                ThrowsMessage<StoreFault>(HasSubstr("takes no changes")));
    EXPECT_TRUE(store->read()->find(cases, {"before"}));
    EXPECT_FALSE(store->read()->find(cases, {"meanwhile"}));

    set_read_only("off");
    put("after");
    EXPECT_TRUE(store->read()->find(cases, {"after"}));
}

TEST(PostgresLoss, AServerThatIsGoneIsAFaultInASentenceAndReadAgainWhenItIsBack) {
    PrivateServer server(Durability::not_synced);
    const TestDatabase database(server);
    const auto store = store_at(database.url(), seal_all, std::chrono::milliseconds(100));
    server.stop();

    const auto nothing = [](Writer&) { return Verdict::keep; };
    EXPECT_THAT([&] { store->write(nothing); },
                ThrowsMessage<StoreFault>(HasSubstr("did not answer")));
    EXPECT_THROW(store->read(), StoreFault);

    server.start();
    EXPECT_EQ(store->read()->head("case/1"), std::nullopt);
    EXPECT_EQ(store->write(nothing), Verdict::keep);
}

/// A store behind a proxy that cuts the connection at the end of a work.
class LostAnswer : public testing::TestWithParam<Cut> {
protected:
    LostAnswer() { patient_store_at(database.url()); }

    std::string url_through_proxy() const {
        return "postgresql://council@/" + database.name() + "?host=" + folder.path().string();
    }

    TestDatabase database;
    TemporaryFolder folder;
    CuttingProxy proxy{folder.path(), shared_server().folder()};
};

INSTANTIATE_TEST_SUITE_P(Cuts, LostAnswer,
                         testing::Values(Cut::before_the_server_hears,
                                         Cut::before_the_client_hears));

TEST_P(LostAnswer, AWorkWhoseAnswerWasLostIsKeptOnce) {
    const auto store = store_at(url_through_proxy(), {}, std::chrono::minutes(1));
    int runs = 0;

    const Verdict verdict = store->write([&](Writer& writer) {
        writer.append(event("case/1", 1));
        writer.add(counts, {"all", 1}, 2, 1);
        if (++runs == 1) {
            proxy.cut_next(GetParam());
        }
        return Verdict::keep;
    });

    EXPECT_EQ(verdict, Verdict::keep);
    EXPECT_EQ(proxy.cuts(), 1);
    EXPECT_EQ(runs, GetParam() == Cut::before_the_server_hears ? 2 : 1);
    EXPECT_EQ(store->read()->find(counts, {"all", 1})->at(2), Cell(1));
    EXPECT_EQ(store->read()->head("case/1")->number, 1);
}

TEST_P(LostAnswer, WithoutAServerToAskTheCallerIsToldThatItIsNotKnown) {
    const auto store = store_at(url_through_proxy(), {}, std::chrono::milliseconds(50));
    const auto write = [&] {
        store->write([&](Writer& writer) {
            writer.append(event("case/1", 1));
            database.execute("ALTER ROLE council NOLOGIN");
            proxy.cut_next(GetParam());
            return Verdict::keep;
        });
    };

    EXPECT_THAT(write, ThrowsMessage<StoreFault>(HasSubstr("whether the change was kept is not")));
    database.execute("ALTER ROLE council LOGIN");
}

TEST(PostgresLoss, AWorkThatIsLookedForAndNotThereIsNeverKept) {
    const TestDatabase database;
    patient_store_at(database.url());
    Connection asking(database.url());
    Connection slow(database.url());

    EXPECT_FALSE(was_kept("an id", asking));

    slow.queue("BEGIN", Parameters());
    const auto keep = [&] {
        slow.ask("INSERT INTO kept_works VALUES ($1, 1, 0)", Parameters().bytes("an id"));
    };
    EXPECT_THROW(keep(), ServerFault);
    EXPECT_FALSE(was_kept("an id", asking));
}

TEST(PostgresLoss, AWorkThatIsStillUnderWayIsWaitedFor) {
    const TestDatabase database;
    patient_store_at(database.url());
    Connection slow(database.url());
    slow.queue("BEGIN", Parameters());
    slow.ask("INSERT INTO kept_works VALUES ($1, 1, 0)", Parameters().bytes("an id"));
    std::atomic<bool> answer = false;
    std::thread asks([&] {
        Connection asking(database.url());
        answer = was_kept("an id", asking);
    });
    while (database.execute("SELECT count(*) FROM pg_locks WHERE NOT granted") == "0") {
        std::this_thread::yield();
    }

    slow.ask("COMMIT", Parameters());
    asks.join();

    EXPECT_TRUE(answer);
}

TEST(PostgresLoss, WhatALostHostLeftUnsealedAnotherSeals) {
    const TestDatabase database;
    const auto lost = store_at(database.url(), {}, std::chrono::minutes(1));
    lost->write([](Writer& writer) {
        writer.append(event("case/1", 1));
        return Verdict::keep;
    });
    ASSERT_TRUE(lost->read()->events_by_position(0, 1).empty());

    const auto other = patient_store_at(database.url());
    while (other->read()->events_by_position(0, 1).empty()) {
        std::this_thread::yield();
    }

    EXPECT_EQ(other->read()->last_seal()->last_position, 1);
}

TEST(PostgresLoss, WhileSealingFailsEveryWorkIsToldAndNoneIsKept) {
    const TestDatabase database;
    std::atomic<bool> fails = false;
    const auto store = store_at(
        database.url(),
        [&](Writer& writer) {
            if (fails) {
                throw std::runtime_error("No hash could be made.");
            }
            seal_all(writer);
        },
        std::chrono::minutes(1));
    const auto append = [&](const std::string& stream) {
        store->write([&](Writer& writer) {
            writer.append(event(stream, 1));
            return Verdict::keep;
        });
    };

    fails = true;
    EXPECT_THAT([&] { append("case/1"); }, ThrowsMessage<StoreFault>(HasSubstr("No hash")));
    fails = false;
    append("case/2");

    EXPECT_EQ(store->read()->head("case/1"), std::nullopt);
    EXPECT_EQ(store->read()->events_by_position(0, no_limit).size(), 1u);
}

}  // namespace
}  // namespace moothall::store::postgres

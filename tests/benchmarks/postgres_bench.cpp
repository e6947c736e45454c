#include <functional>
#include <memory>
#include <string_view>
#include <thread>
#include <vector>

#include "benchmarks/bare_postgres.h"
#include "benchmarks/many_cases.h"
#include "benchmarks/measured_council.h"
#include "benchmarks/measuring.h"
#include "benchmarks/store_rows.h"
#include "cases/find_case.h"
#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "store/postgres/open.h"
#include "store/sqlite/open.h"

// Measures the store on PostgreSQL against a program of libpq alone that keeps the same rows with
// the same durability, on one server in the same run, each in turn so that both meet the same
// machine. The server shares the machine. Prints a table; the ratio is bare time by our time.
namespace moothall::benchmarks {
namespace {

using store::Verdict;
using store::postgres::PrivateServer;
using store::postgres::TestDatabase;

constexpr int callers = 64;

std::unique_ptr<store::Store> open(const std::string& url) {
    return store::postgres::open(
               {url, store::postgres::randomness_for_tests, std::chrono::minutes(1)},
               {benched_tables(), {}}, seal_rows, {"bench", 0})
        .value();
}

/// Lets `threads` callers do their share of the operations, each with its own `keep`.
double shared_out(int operations, int threads,
                  const std::function<std::function<void(int number)>()>& caller) {
    const int each = operations / threads;
    std::vector<std::function<void(int)>> keeps;
    for (int thread = 0; thread < threads; ++thread) {
        keeps.push_back(caller());
    }
    return seconds([&] {
        std::vector<std::thread> working;
        for (int thread = 0; thread < threads; ++thread) {
            working.emplace_back([&, thread] {
                for (int number = thread * each; number < (thread + 1) * each; ++number) {
                    keeps[static_cast<std::size_t>(thread)](number);
                }
            });
        }
        for (std::thread& thread : working) {
            thread.join();
        }
    });
}

double bare_writes(PrivateServer& server, int operations, int threads) {
    const TestDatabase database(server);
    open(database.url()).reset();
    return shared_out(operations, threads, [&] {
        const auto bare = std::make_shared<BarePostgres>(database.url());  // Its caller's alone.
        return [bare](int number) { bare->keep(rows_of(number)); };
    });
}

double our_writes(PrivateServer& server, int operations, int threads, int hosts) {
    const TestDatabase database(server);
    std::vector<std::unique_ptr<store::Store>> stores;
    for (int host = 0; host < hosts; ++host) {
        stores.push_back(open(database.url()));
    }
    std::size_t next = 0;
    return shared_out(operations, threads, [&] {
        store::Store& mine = *stores[next++ % stores.size()];
        return [&mine](int number) {
            mine.write([&](store::Writer& writer) {
                keep_rows(writer, rows_of(number));
                return Verdict::keep;
            });
        };
    });
}

void compare_writes(PrivateServer& server) {
    constexpr int many = callers * 200;
    compare(
        "a command, 64 callers", many, [&] { return bare_writes(server, many, callers); },
        [&] { return our_writes(server, many, callers, 1); });
    compare(
        "a command, 64 callers of two hosts", many,
        [&] { return bare_writes(server, many, callers); },
        [&] { return our_writes(server, many, callers, 2); });
    constexpr int few = 2000;
    compare(
        "a command, one caller", few, [&] { return bare_writes(server, few, 1); },
        [&] { return our_writes(server, few, 1, 1); });
}

double repeated(int times, const std::function<void(int)>& each) {
    return seconds([&] {
        for (int number = 0; number < times; ++number) {
            each(number);
        }
    });
}

void compare_reads(PrivateServer& server, std::int64_t count) {
    const TestDatabase database(server);
    const auto store = open(database.url());
    fill_store(*store, count);
    database.execute("VACUUM ANALYZE");
    BarePostgres bare(database.url());
    const store::TemporaryFolder folder;
    const auto on_sqlite =
        store::sqlite::open(folder.path(), {benched_tables(), {}}, seal_rows, {"bench", 0}).value();
    fill_store(*on_sqlite, count);

    const auto reference = [&](int number) {
        return rows_of(static_cast<std::int64_t>(number) * 7919 % count).reference;
    };
    const auto owner = [](int number) { return "officer/" + std::to_string(number % 100); };
    const auto page = [&](store::Store& from, int number) {
        from.read()->list({&queue_table(), "", {owner(number)}, {}, {}, {}, 50});
    };
    constexpr int finds = 5000;
    compare(
        "a row by its key", finds,
        [&] { return repeated(finds, [&](int number) { bare.find(reference(number)); }); },
        [&] {
            return repeated(finds, [&](int number) {
                store->read()->find(cases_table(), {reference(number)}).value();
            });
        });
    constexpr int pages = 2000;
    compare(
        "a first page of a queue", pages,
        [&] { return repeated(pages, [&](int number) { bare.first_page(owner(number), 50); }); },
        [&] { return repeated(pages, [&](int number) { page(*store, number); }); });
    compare(
        "a first page of a queue (bare: SQLite's store)", pages,
        [&] { return repeated(pages, [&](int number) { page(*on_sqlite, number); }); },
        [&] { return repeated(pages, [&](int number) { page(*store, number); }); });
}

/// The page that a caseworker sees, 50 cases of an officer's queue: read and unpacked; and as the
/// operation `case.list` answers it, with every deadline explained.
void compare_queues(PrivateServer& server, std::int64_t count) {
    const TestDatabase database(server);
    const store::TemporaryFolder of_machine;
    CouncilOnBench on_postgres(of_machine.path(), database.url());
    make_cases(on_postgres, count);
    database.execute("VACUUM ANALYZE");
    const store::TemporaryFolder folder;
    CouncilOnBench on_sqlite(folder.path());
    make_cases(on_sqlite, count);

    constexpr int pages = 1000;
    const auto page = [](CouncilOnBench& council, int number) {
        cases::CaseFilter filter;
        filter.owner = owner_of(number);
        council.parts().store.show(
            [&](store::Reader& reader) { cases::list_cases(reader, filter, 50, "").value(); });
    };
    compare(
        "a first page of my work (bare: ours on SQLite)", pages,
        [&] { return repeated(pages, [&](int number) { page(on_sqlite, number); }); },
        [&] { return repeated(pages, [&](int number) { page(on_postgres, number); }); });
    const auto answer = [](CouncilOnBench& council, int number) {
        council.call("case.list", Table{}.set("owner", owner_of(number)));
    };
    compare(
        "`case list --owner` (bare: ours on SQLite)", pages,
        [&] { return repeated(pages, [&](int number) { answer(on_sqlite, number); }); },
        [&] { return repeated(pages, [&](int number) { answer(on_postgres, number); }); });
}

}  // namespace
}  // namespace moothall::benchmarks

/// With the argument `quick`: without the million rows.
int main(int count, char** arguments) {
    namespace benchmarks = moothall::benchmarks;
    moothall::store::postgres::PrivateServer server(moothall::store::postgres::Durability::synced);
    benchmarks::print_heading("the store on PostgreSQL, in microseconds");
    benchmarks::compare_writes(server);
    benchmarks::print_heading("of 10,000 cases");
    benchmarks::compare_reads(server, 10000);
    benchmarks::compare_queues(server, 10000);
    if (count < 2 || std::string_view(arguments[1]) != "quick") {
        benchmarks::print_heading("of 1,000,000 cases");
        benchmarks::compare_reads(server, 1000000);
        benchmarks::compare_queues(server, 1000000);
    }
}

#include <algorithm>
#include <functional>
#include <string_view>
#include <thread>
#include <vector>

#include "benchmarks/bare_sqlite.h"
#include "benchmarks/measuring.h"
#include "benchmarks/store_rows.h"
#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

// Measures the store against bare SQLite doing the same rows with the same durability in the same
// run, each in turn so that both meet the same machine. Prints a table; the ratio is bare time by
// our time.
namespace moothall::benchmarks {
namespace {

using store::Verdict;

constexpr int callers = 64;

std::unique_ptr<store::Store> open(const std::filesystem::path& folder) {
    return store::sqlite::open(folder, {benched_tables(), {}}, seal_rows, {"bench", 0}).value();
}

double bare_writes(int operations, int in_transaction) {
    const store::TemporaryFolder folder;
    open(folder.path()).reset();
    BareSqlite bare(folder.path());
    return seconds([&] {
        for (int number = 0; number < operations; ++number) {
            if (number % in_transaction == 0) {
                bare.begin();
            }
            bare.keep(rows_of(number));
            if (number % in_transaction == in_transaction - 1) {
                bare.commit();
            }
        }
    });
}

double our_writes(int operations, int threads) {
    const store::TemporaryFolder folder;
    const auto store = open(folder.path());
    const auto write = [&](int first, int end) {
        for (int number = first; number < end; ++number) {
            store->write([&](store::Writer& writer) {
                keep_rows(writer, rows_of(number));
                return Verdict::keep;
            });
        }
    };
    const int each = operations / threads;
    return seconds([&] {
        std::vector<std::thread> working;
        for (int thread = 1; thread < threads; ++thread) {
            working.emplace_back(write, thread * each, (thread + 1) * each);
        }
        write(0, each);
        for (std::thread& thread : working) {
            thread.join();
        }
    });
}

void compare_writes() {
    constexpr int many = callers * 200;
    compare(
        "a command, 64 callers / 64 to a transaction", many,
        [] { return bare_writes(many, callers); }, [] { return our_writes(many, callers); });
    constexpr int few = 3000;
    compare(
        "a command, one caller / one to a transaction", few, [] { return bare_writes(few, 1); },
        [] { return our_writes(few, 1); });
}

class Reads {
public:
    explicit Reads(std::int64_t count) : count_(count) {
        fill_store(*open(folder_.path()), count);
        store_ = open(folder_.path());
        bare_ = std::make_unique<BareSqlite>(folder_.path());
    }

    void compare_finds(const char* what) {
        constexpr int finds = 20000;
        const auto reference = [this](int number) {
            return rows_of(static_cast<std::int64_t>(number) * 7919 % count_).reference;
        };
        compare(what, finds, repeated(finds, [&](int number) { bare_->find(reference(number)); }),
                repeated(finds, [&](int number) {
                    store_->read()->find(cases_table(), {reference(number)}).value();
                }));
    }

    /// Of `table` along `index`, whose first column is the owner.
    void compare_lists(const char* what, const store::Table& table, const char* index) {
        constexpr int pages = 1000;
        const auto owner = [](int number) { return "officer/" + std::to_string(number % 100); };
        compare(
            what, pages,
            repeated(pages, [&](int number) { bare_->first_page(table.name, owner(number), 50); }),
            repeated(pages, [&](int number) {
                store_->read()->list({&table, index, {owner(number)}, {}, {}, {}, 50});
            }));
    }

private:
    template <class Each>
    static std::function<double()> repeated(int times, Each each) {
        return [times, each] {
            return seconds([&] {
                for (int number = 0; number < times; ++number) {
                    each(number);
                }
            });
        };
    }

    std::int64_t count_;
    store::TemporaryFolder folder_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<BareSqlite> bare_;
};

}  // namespace
}  // namespace moothall::benchmarks

/// With the argument `quick`: without the million rows.
int main(int count, char** arguments) {
    namespace benchmarks = moothall::benchmarks;
    {
        const moothall::store::TemporaryFolder folder;
        benchmarks::print_sync_time(folder.path());
    }
    benchmarks::print_heading("the store, in microseconds");
    benchmarks::compare_writes();
    {
        benchmarks::Reads reads(10000);
        reads.compare_finds("a row by its key, of 10,000");
        reads.compare_lists("a first page along an index, of 10,000", benchmarks::cases_table(),
                            "by_due");
        reads.compare_lists("a first page along the key, of 10,000", benchmarks::queue_table(), "");
    }
    if (count < 2 || std::string_view(arguments[1]) != "quick") {
        benchmarks::Reads reads(1000000);
        reads.compare_finds("a row by its key, of 1,000,000");
        reads.compare_lists("a first page along an index, of 1,000,000", benchmarks::cases_table(),
                            "by_due");
        reads.compare_lists("a first page along the key, of 1,000,000", benchmarks::queue_table(),
                            "");
    }
}

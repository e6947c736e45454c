#include <algorithm>
#include <functional>
#include <limits>
#include <string_view>
#include <thread>
#include <vector>

#include "benchmarks/bare_sqlite.h"
#include "benchmarks/measuring.h"
#include "host/store/temporary_folder.h"
#include "store/sqlite/open.h"

// Measures the store against bare SQLite doing the same rows with the same durability in the same
// run, each in turn so that both meet the same machine. Prints a table; the ratio is bare time by
// our time.
namespace moothall::benchmarks {
namespace {

using store::ColumnKind;
using store::Verdict;

const store::Table cases{"cases",
                         store::TableClass::projection,
                         {{"reference", ColumnKind::text},
                          {"owner", ColumnKind::text},
                          {"due", ColumnKind::number},
                          {"fields", ColumnKind::text}},
                         1,
                         {{"by_due", {1, 2}}}};
const store::Table counts{"counts",
                          store::TableClass::projection,
                          {{"owner", ColumnKind::text}, {"opened", ColumnKind::number}},
                          1,
                          {}};

/// What a list shows, kept in the order in which it shows it.
const store::Table queue{"queue",
                         store::TableClass::projection,
                         {{"owner", ColumnKind::text},
                          {"due", ColumnKind::number},
                          {"reference", ColumnKind::text},
                          {"fields", ColumnKind::text}},
                         3,
                         {}};

constexpr int callers = 64;

Rows rows_of(std::int64_t number) {
    // References are opaque: they come in no order.
    const auto mixed = static_cast<std::uint64_t>(number) * 0x9e3779b97f4a7c15ULL;
    return {number, "C" + std::to_string(mixed), "officer/" + std::to_string(number % 100),
            static_cast<std::int64_t>(mixed >> 40)};
}

void seal(store::Writer& writer) {
    static const std::string hash(32, 'h');
    const auto events = writer.unsealed(std::numeric_limits<std::size_t>::max());
    if (events.empty()) {
        return;
    }
    const auto last = writer.last_seal().value_or(store::SealRow{});
    writer.add_seal({last.number + 1, last.last_position + 1,
                     last.last_position + static_cast<std::int64_t>(events.size()), hash, hash,
                     hash});
}

void keep(store::Writer& writer, const Rows& rows) {
    static const std::string hash(32, 'h');
    const std::string stream = "case/" + rows.reference;
    const auto head = writer.head(stream);
    writer.append({0, stream, head ? head->number + 1 : 1, part, part, part, part, hash, hash});
    writer.put(cases, {rows.reference, rows.owner, rows.due, part});
    writer.add(counts, {rows.owner}, 1, 1);
}

std::unique_ptr<store::Store> open(const std::filesystem::path& folder) {
    return store::sqlite::open(folder, {{cases, counts, queue}, {}}, seal, {"bench", 0}).value();
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
                keep(writer, rows_of(number));
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

void fill(store::Store& store, std::int64_t count) {
    constexpr std::int64_t batch = 20000;
    for (std::int64_t first = 0; first < count; first += batch) {
        store.write([&](store::Writer& writer) {
            for (std::int64_t number = first; number < std::min(first + batch, count); ++number) {
                const Rows rows = rows_of(number);
                writer.put(cases, {rows.reference, rows.owner, rows.due, part});
                writer.put(queue, {rows.owner, rows.due, rows.reference, part});
            }
            return Verdict::keep;
        });
    }
}

class Reads {
public:
    explicit Reads(std::int64_t count) : count_(count) {
        fill(*open(folder_.path()), count);
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
                    store_->read()->find(cases, {reference(number)}).value();
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
        reads.compare_lists("a first page along an index, of 10,000", benchmarks::cases, "by_due");
        reads.compare_lists("a first page along the key, of 10,000", benchmarks::queue, "");
    }
    if (count < 2 || std::string_view(arguments[1]) != "quick") {
        benchmarks::Reads reads(1000000);
        reads.compare_finds("a row by its key, of 1,000,000");
        reads.compare_lists("a first page along an index, of 1,000,000", benchmarks::cases,
                            "by_due");
        reads.compare_lists("a first page along the key, of 1,000,000", benchmarks::queue, "");
    }
}

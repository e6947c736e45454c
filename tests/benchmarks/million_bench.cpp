#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "benchmarks/bare_connection.h"
#include "benchmarks/many_cases.h"
#include "benchmarks/measured_council.h"
#include "benchmarks/measuring.h"
#include "cases/find_case.h"
#include "host/store/temporary_folder.h"
#include "journal/chains/seal.h"
#include "journal/rebuild.h"
#include "startup/tables.h"
#include "store/sqlite/open.h"

// Measures what a council with very many cases costs: reading one, the first page of an officer's
// work, starting, standing idle, and making every projection anew.
namespace moothall::benchmarks {
namespace {

constexpr int reads = 20000;
constexpr int pages = 1000;
constexpr int page_size = 50;

void bind_text(const BareConnection::Statement& statement, const std::string& text) {
    sqlite3_bind_text(statement.get(), 1, text.data(), static_cast<int>(text.size()),
                      SQLITE_TRANSIENT);
}

template <class Each>
std::function<double()> repeated(int times, Each each) {
    return [times, each] {
        return seconds([&] {
            for (int number = 0; number < times; ++number) {
                each(number);
            }
        });
    };
}

/// Reads of a council with `count` cases.
class Reads {
public:
    Reads(const std::filesystem::path& folder, std::int64_t count)
        : count_(count),
          words_(std::to_string(count)),
          council_(folder),
          bare_(folder),
          find_(bare_.prepare("SELECT * FROM cases WHERE reference = ?")),
          page_(bare_.prepare("SELECT * FROM cases WHERE owner = ? AND open = 1"
                              " ORDER BY due, id LIMIT 50")) {}

    void compare_reading() {
        const auto reference = [this](int number) {
            return reference_of(std::int64_t{number} * 7919 % count_);
        };
        const auto bare = repeated(reads, [&](int number) {
            bind_text(find_, reference(number));
            while (bare_.step(find_)) {
                copy_row(find_.get());
            }
        });
        compare(("a case by its reference, of " + words_).c_str(), reads, bare,
                repeated(reads, [&](int number) {
                    cases::find_case(*council_.parts().store.read(), reference(number)).value();
                }));
        compare(("`case show`, of " + words_).c_str(), reads, bare,
                repeated(reads, [&](int number) {
                    council_.call("case.show", Table{}.set("reference", reference(number)));
                }));
    }

    void compare_lists() {
        const auto bare = repeated(pages, [&](int number) {
            bind_text(page_, owner_of(number));
            while (bare_.step(page_)) {
                copy_row(page_.get());
            }
        });
        compare(
            ("a first page of my work, of " + words_).c_str(), pages, bare,
            repeated(pages, [&](int number) {
                cases::CaseFilter filter;
                filter.owner = owner_of(number);
                cases::list_cases(*council_.parts().store.read(), filter, page_size, "").value();
            }));
        compare(("`case list --owner`, of " + words_).c_str(), pages, bare,
                repeated(pages, [&](int number) {
                    council_.call("case.list", Table{}.set("owner", owner_of(number)));
                }));
    }

private:
    std::int64_t count_;
    std::string words_;
    CouncilOnBench council_;
    BareConnection bare_;
    BareConnection::Statement find_;
    BareConnection::Statement page_;
};

/// A line of /proc/self/status, in MiB.
double mebibytes(std::string_view name) {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with(name)) {
            return std::stod(line.substr(name.size() + 1)) / 1024;
        }
    }
    return 0;
}

/// Runs `work` in a process of its own, so that its memory is its own.
template <class Work>
void in_a_process(const Work& work) {
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        work();
        std::fflush(stdout);
        ::_exit(0);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) {
        std::fprintf(stderr, "a measurement failed\n");
        std::exit(1);
    }
}

void start(const std::filesystem::path& folder) {
    in_a_process([&] {
        std::vector<double> times;
        for (int turn = 0; turn < 5; ++turn) {
            times.push_back(seconds([&] { CouncilOnBench council(folder); }));
        }
        const CouncilOnBench council(folder);
        std::printf("a start takes %.1f ms; an idle host then holds %.1f MiB\n",
                    median(times) * 1e3, mebibytes("VmRSS:"));
    });
}

/// Writes the rows of every projection again into emptied tables, from another connection.
double bare_rebuild(const std::filesystem::path& folder) {
    BareConnection from(folder);
    BareConnection into(folder);
    const struct {
        const char* rows;
        const char* sql;
    } tables[] = {
        {"SELECT * FROM cases", "INSERT INTO cases VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"},
        {"SELECT * FROM timers", "INSERT INTO timers VALUES (?, ?, ?, ?, ?)"},
        {"SELECT * FROM indexed_texts", "INSERT INTO indexed_texts VALUES (?, ?, ?, ?, ?)"},
        {"SELECT id, text FROM indexed_texts",
         "INSERT INTO text_index (rowid, text) VALUES (?, ?)"},
    };
    return seconds([&] {
        into.execute("BEGIN IMMEDIATE");
        into.execute("DELETE FROM cases");
        into.execute("DELETE FROM timers");
        into.execute("DELETE FROM indexed_texts");
        into.execute("INSERT INTO text_index (text_index) VALUES ('delete-all')");
        for (const auto& table : tables) {
            const auto rows = from.prepare(table.rows);
            const auto insert = into.prepare(table.sql);
            while (from.step(rows)) {
                for (int column = 0; column < sqlite3_column_count(rows.get()); ++column) {
                    sqlite3_bind_value(insert.get(), column + 1,
                                       sqlite3_column_value(rows.get(), column));
                }
                into.step(insert);
            }
        }
        into.execute("COMMIT");
    });
}

void rebuild(const std::filesystem::path& folder, std::int64_t count) {
    in_a_process([&] {
        const double bare = bare_rebuild(folder);
        std::printf("%-50s %10.2f", ("a rebuild, an event, of " + std::to_string(count)).c_str(),
                    bare / static_cast<double>(count) * 1e6);
        std::fflush(stdout);
        in_a_process([&] {
            holidays::CouncilCalendars calendars;
            const auto folds = startup::all_folds(calendars);
            const auto store =
                store::sqlite::open(folder, startup::schema(), journal::seal, {"bench", 0}).value();
            const double before = mebibytes("VmRSS:");
            const double ours = seconds([&] { journal::rebuild(*store, folds); });
            std::printf(" %10.2f %7.2f  (%.0f MiB at most, %.0f before)\n",
                        ours / static_cast<double>(count) * 1e6, bare / ours, mebibytes("VmHWM:"),
                        before);
        });
    });
}

void measure(std::int64_t count) {
    const store::TemporaryFolder folder;
    in_a_process([&] { make_cases(folder.path(), count); });
    {
        Reads all(folder.path(), count);
        all.compare_reading();
        all.compare_lists();
    }
    rebuild(folder.path(), count);
    start(folder.path());
}

}  // namespace
}  // namespace moothall::benchmarks

/// With the argument `quick`: 100,000 cases in place of a million.
int main(int count, char** arguments) {
    namespace benchmarks = moothall::benchmarks;
    const bool quick = count > 1 && std::string_view(arguments[1]) == "quick";
    benchmarks::print_heading("very many cases, in microseconds");
    benchmarks::measure(10'000);
    benchmarks::measure(quick ? 100'000 : 1'000'000);
}

#include <algorithm>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "benchmarks/measured_council.h"
#include "benchmarks/measuring.h"
#include "benchmarks/rows_of_commands.h"
#include "host/store/temporary_folder.h"

// Measures durable commands through the whole host (checked, decided in Lua where a workflow says
// so, chained, folded, sealed, kept, and answered) against bare SQLite writing the very rows that
// they left, with the same durability, into a copy of the database as it was before.
namespace moothall::benchmarks {
namespace {

constexpr std::size_t callers = 64;
constexpr int turns = 5;

/// What a caller does in one go, and how many cases it takes that are there.
struct Work {
    std::size_t commands;
    std::size_t cases;
    std::function<void(CouncilOnBench& council, const std::string* references)> run;
};

void note(CouncilOnBench& council, const std::string& reference) {
    council.call("case.note",
                 Table{}
                     .set("reference", reference)
                     .set("text", "Telephoned: will bring the tenancy agreement on Friday."));
}

void act(CouncilOnBench& council, const std::string& reference) {
    council.call("case.act", Table{}
                                 .set("reference", reference)
                                 .set("action", "reply")
                                 .set("fields", Table{}.set("adults", 1)));
}

void open(CouncilOnBench& council) {
    council.call("case.open", Table{}
                                  .set("type", "revenues.discount_review")
                                  .set("owner", caseworker)
                                  .set("fields", Table{}.set("account", "20000001")));
}

const Work noting{1, 1, [](CouncilOnBench& council, const std::string* references) {
                      note(council, references[0]);
                  }};
const Work acting{1, 1, [](CouncilOnBench& council, const std::string* references) {
                      act(council, references[0]);
                  }};
const Work opening{1, 1, [](CouncilOnBench& council, const std::string*) { open(council); }};
const Work mixed{3, 2, [](CouncilOnBench& council, const std::string* references) {
                     note(council, references[0]);
                     act(council, references[1]);
                     open(council);
                 }};

void copy_folder(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::copy(from, to,
                          std::filesystem::copy_options::recursive |
                              std::filesystem::copy_options::overwrite_existing);
}

double our_time(const std::filesystem::path& folder, const Work& work,
                const std::vector<std::string>& references, std::size_t threads) {
    CouncilOnBench council(folder);
    const std::size_t each = references.size() / work.cases / threads;
    const auto work_on = [&](std::size_t first, std::size_t end) {
        for (std::size_t number = first; number < end; ++number) {
            work.run(council, &references[number * work.cases]);
        }
    };
    work_on(0, 1);  // The workflow is compiled once for a host.
    return seconds([&] {
        std::vector<std::thread> working;
        for (std::size_t thread = 1; thread < threads; ++thread) {
            working.emplace_back(work_on, thread * each, (thread + 1) * each);
        }
        work_on(1, each);
        for (std::thread& thread : working) {
            thread.join();
        }
    });
}

/// The times of the bare program in the turns, against ours of the same turns.
class Against {
public:
    void add(double bare, double ours) {
        bares_.push_back(bare);
        ratios_.push_back(bare / ours);
    }
    void print(const std::string& what, double commands, double ours) const {
        print_line(what.c_str(), median(bares_) / commands * 1e6, ours / commands * 1e6,
                   median(ratios_));
    }

private:
    std::vector<double> bares_;
    std::vector<double> ratios_;
};

double bare_time(const RowsOfCommands& rows, const store::TemporaryFolder& before,
                 std::size_t commands_in_transaction) {
    const store::TemporaryFolder without_us;
    copy_folder(before.path(), without_us.path());
    return rows.write(without_us.path(), commands_in_transaction);
}

/// Works so many times, and prints what one command costs: against a bare program that puts as many
/// commands into a transaction as there are callers, and for many callers also against one that
/// puts 64 rows into each.
void measure(const std::string& what, const Work& work, std::size_t count, std::size_t threads) {
    const store::TemporaryFolder before;
    const auto references =
        CouncilOnBench(before.path()).open_reviews(static_cast<int>(count * work.cases));
    std::vector<double> our_times;
    Against commands_in_turn;
    Against rows_in_turn;
    for (int turn = 0; turn < turns; ++turn) {
        const store::TemporaryFolder with_us;
        copy_folder(before.path(), with_us.path());
        const double ours = our_time(with_us.path(), work, references, threads);
        our_times.push_back(ours);
        const RowsOfCommands rows(with_us.path(), last_position(before.path()));
        commands_in_turn.add(bare_time(rows, before, threads), ours);
        if (threads > 1) {
            const std::size_t of_64_rows = 64 * rows.commands() / rows.rows();
            rows_in_turn.add(bare_time(rows, before, std::max<std::size_t>(of_64_rows, 1)), ours);
        }
    }
    const auto commands = static_cast<double>(count * work.commands);
    commands_in_turn.print(what, commands, median(our_times));
    if (threads > 1) {
        rows_in_turn.print("- bare: 64 rows to a transaction", commands, median(our_times));
    }
}

}  // namespace
}  // namespace moothall::benchmarks

/// Arguments: `quick` for a tenth of the commands; further words pick the lines that have them.
int main(int count, char** arguments) {
    namespace benchmarks = moothall::benchmarks;
    const std::vector<std::string_view> words(arguments + 1, arguments + count);
    const bool quick = !words.empty() && words.front() == "quick";
    const std::size_t many = benchmarks::callers * (quick ? 10 : 100);
    const std::size_t few = quick ? 200 : 2000;
    {
        const moothall::store::TemporaryFolder folder;
        benchmarks::print_sync_time(folder.path());
    }
    const struct {
        std::string_view what;
        const benchmarks::Work& work;
        std::size_t times;
        std::size_t callers;
    } lines[] = {
        {"all three in turn, 64 callers", benchmarks::mixed, many, benchmarks::callers},
        {"a note, 64 callers", benchmarks::noting, many, benchmarks::callers},
        {"an action, 64 callers", benchmarks::acting, many, benchmarks::callers},
        {"a case opened, 64 callers", benchmarks::opening, many, benchmarks::callers},
        {"all three in turn, one caller", benchmarks::mixed, few, 1},
        {"a note, one caller", benchmarks::noting, few, 1},
        {"an action, one caller", benchmarks::acting, few, 1},
        {"a case opened, one caller", benchmarks::opening, few, 1},
    };
    benchmarks::print_heading("commands through the host, in microseconds");
    for (const auto& line : lines) {
        const bool is_wanted = std::all_of(
            words.begin() + (quick ? 1 : 0), words.end(),
            [&](std::string_view word) { return line.what.find(word) != std::string_view::npos; });
        if (is_wanted) {
            benchmarks::measure(std::string(line.what), line.work, line.times, line.callers);
        }
    }
}

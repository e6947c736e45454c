#include <fcntl.h>
#include <openssl/evp.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "benchmarks/many_cases.h"
#include "benchmarks/measured_council.h"
#include "benchmarks/measuring.h"
#include "host/store/temporary_folder.h"
#include "startup/backups/council_drill.h"
#include "startup/backups/council_restore.h"

// Measures what a backup of a council with very many cases costs those who work in it meanwhile,
// and a restore that compares everything against copying and hashing the same bytes.
namespace moothall::benchmarks {
namespace {

constexpr std::size_t callers = 64;
constexpr int turns = 3;
constexpr std::chrono::seconds undisturbed(10);

namespace fs = std::filesystem;

pid_t started(const std::vector<std::string>& words) {
    std::vector<char*> pointers;
    for (const std::string& word : words) {
        pointers.push_back(const_cast<char*>(word.c_str()));
    }
    pointers.push_back(nullptr);
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        if (std::freopen("/dev/null", "w", stdout) != nullptr) {
            ::execv(pointers.front(), pointers.data());
        }
        ::_exit(127);
    }
    return child;
}

void wait_for(pid_t child) {
    int status = 0;
    ::waitpid(child, &status, 0);
    if (status != 0) {
        std::fprintf(stderr, "the backup failed\n");
        std::exit(1);
    }
}

/// 64 callers, each of whom opens a case, acts on it and adds a note to one of the very many.
class Callers {
public:
    Callers(const fs::path& folder, std::int64_t count) : council_(folder), count_(count) {
        for (std::size_t number = 0; number < callers; ++number) {
            threads_.emplace_back([this, number] { work(static_cast<std::int64_t>(number)); });
        }
    }
    ~Callers() {
        stops_ = true;
        for (std::thread& thread : threads_) {
            thread.join();
        }
    }
    Callers(const Callers&) = delete;
    Callers& operator=(const Callers&) = delete;

    /// Commands in a second, while `meanwhile` runs.
    double rate(const std::function<void()>& meanwhile) {
        const std::int64_t before = done_;
        const double took = seconds(meanwhile);
        return static_cast<double>(done_ - before) / took;
    }

private:
    void work(std::int64_t number) {
        for (std::int64_t turn = 1; !stops_; ++turn) {
            const std::string opened = council_.open_reviews(1).front();
            ++done_;
            council_.call("case.act", Table{}
                                          .set("reference", opened)
                                          .set("action", "reply")
                                          .set("fields", Table{}.set("adults", 1)));
            ++done_;
            const std::string noted = reference_of((number * 1'000'003 + turn * 7919) % count_);
            council_.call("case.note", Table{}
                                           .set("reference", noted)
                                           .set("text", "Telephoned: will bring it on Friday."));
            ++done_;
        }
    }

    CouncilOnBench council_;
    std::int64_t count_;
    std::atomic<std::int64_t> done_ = 0;
    std::atomic<bool> stops_ = false;
    std::vector<std::thread> threads_;
};

double mebibytes(const fs::path& file) {
    return static_cast<double>(fs::file_size(file)) / 1024 / 1024;
}

void measure_backup(const fs::path& folder, const fs::path& backup, std::int64_t count) {
    std::vector<double> alone;
    std::vector<double> beside;
    std::vector<double> ratios;
    Callers working(folder, count);
    working.rate([] { std::this_thread::sleep_for(undisturbed); });  // Until all is warm.
    for (int turn = 0; turn < turns; ++turn) {
        const auto rest = [] { std::this_thread::sleep_for(undisturbed); };
        const double before = working.rate(rest);
        double took = 0;
        beside.push_back(working.rate([&] {
            took = seconds([&] {
                wait_for(started(
                    {MOOTHALL_PROGRAM, "backup", backup.string(), "--data", folder.string()}));
            });
        }));
        std::printf("a backup took %.1f s, of %.0f MiB into %.0f MiB; journal file %.0f MiB\n",
                    took, mebibytes(folder / "council.db"), mebibytes(backup),
                    mebibytes(folder / "council.db-wal"));
        alone.push_back((before + working.rate(rest)) / 2);
        ratios.push_back(beside.back() / alone.back());
    }
    std::printf("%-50s %10s %10s %7s\n", "commands in a second, 64 callers", "alone", "beside",
                "ratio");
    print_line("while a backup is taken", median(alone), median(beside), median(ratios));
}

void check(bool worked) {
    if (!worked) {
        std::abort();
    }
}

/// Copies a file and computes its SHA-256 on the way, and brings the copy to the disk.
void copy_and_hash(const fs::path& from, const fs::path& to) {
    const int source = ::open(from.c_str(), O_RDONLY);
    const int copy = ::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
    check(source >= 0 && copy >= 0);
    const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> hash(EVP_MD_CTX_new(),
                                                                  &EVP_MD_CTX_free);
    check(EVP_DigestInit_ex(hash.get(), EVP_sha256(), nullptr) == 1);
    std::string bytes(std::size_t{1} << 20U, '\0');
    for (ssize_t got = ::read(source, bytes.data(), bytes.size()); got > 0;
         got = ::read(source, bytes.data(), bytes.size())) {
        EVP_DigestUpdate(hash.get(), bytes.data(), static_cast<std::size_t>(got));
        check(::write(copy, bytes.data(), static_cast<std::size_t>(got)) == got);
    }
    check(::fsync(copy) == 0);
    ::close(copy);
    ::close(source);
}

void measure_restore(const fs::path& folder, const fs::path& backup) {
    std::vector<double> copying;
    std::vector<double> restoring;
    std::vector<double> ratios;
    for (int turn = 0; turn < turns; ++turn) {
        const store::TemporaryFolder place;
        startup::Settings settings;
        settings.data_folder = place.path() / "restored";
        restoring.push_back(seconds([&] {
            startup::restore(settings, {backup, {}, {}, Instant()}).value();
        }));
        copying.push_back(seconds(
            [&] { copy_and_hash(settings.data_folder / "council.db", place.path() / "copy"); }));
        ratios.push_back(copying.back() / restoring.back());
    }
    std::printf("%-50s %10s %10s %7s\n", "in seconds", "copying", "restoring", "ratio");
    print_line("a restore that compares everything", median(copying), median(restoring),
               median(ratios));
    startup::Settings nowhere;
    nowhere.data_folder = folder / "nowhere";
    const auto drilled =
        startup::drill(nowhere, {backup, {}, {}, Instant()}, calendar::SystemClock()).value();
    const auto in_seconds = [](std::chrono::microseconds took) {
        return std::chrono::duration<double>(took).count();
    };
    std::printf("a drill: restoring %.1f s, verifying %.1f s, rebuilding %.1f s\n",
                in_seconds(drilled.restoring), in_seconds(drilled.verifying),
                in_seconds(drilled.rebuilding));
}

/// An increment after so many notes on different cases.
void measure_increment(const fs::path& folder, const fs::path& backup, std::int64_t count) {
    constexpr int notes = 1000;
    wait_for(started({MOOTHALL_PROGRAM, "backup", backup.string(), "--data", folder.string()}));
    {
        CouncilOnBench council(folder);
        for (int number = 0; number < notes; ++number) {
            council.call("case.note",
                         Table{}
                             .set("reference", reference_of(std::int64_t{number} * 7919 % count))
                             .set("text", "Telephoned: will bring it on Friday."));
        }
    }
    const fs::path increment = backup.string() + ".increment";
    const double took = seconds([&] {
        wait_for(started({MOOTHALL_PROGRAM, "backup", increment.string(), "--since",
                          backup.string(), "--data", folder.string()}));
    });
    std::printf("an increment after %d notes on as many cases: %.1f s, %.1f MiB of %.0f MiB\n",
                notes, took, mebibytes(increment), mebibytes(backup));
}

}  // namespace
}  // namespace moothall::benchmarks

/// With the argument `quick`: 100,000 cases in place of a million.
int main(int argument_count, char** arguments) {
    namespace benchmarks = moothall::benchmarks;
    const bool quick = argument_count > 1 && std::string_view(arguments[1]) == "quick";
    const std::int64_t count = quick ? 100'000 : 1'000'000;
    const moothall::store::TemporaryFolder folder;
    const auto data = folder.path() / "data";
    const auto backup = folder.path() / "one.moot";
    benchmarks::make_cases(data, count);
    std::printf("a council of %lld cases\n", static_cast<long long>(count));
    benchmarks::measure_backup(data, backup, count);
    benchmarks::measure_increment(data, backup, count);
    benchmarks::measure_restore(data, backup);
}

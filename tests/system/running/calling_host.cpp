#include <unistd.h>

#include <cstdlib>
#include <iostream>
#include <thread>

#include "calendar/clock.h"
#include "logging/logging.h"
#include "operations/operation.h"
#include "startup/running_council.h"

// A host with callers: works benches of the parks (see many_hosts_test.cpp) until it is killed, and
// tells of each command when it begins and what it came to, in one write each, as Calls reads it.
// Arguments: its name, the council's database, the folder of this machine, that of the plugins, and
// the benches that all hosts share.
namespace moothall {
namespace {

constexpr int threads = 4;
constexpr std::chrono::milliseconds after_a_fault(50);

void tell(const std::string& line) {
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        std::abort();
    }
}

identity::Actor caseworker() {
    identity::Actor actor;
    actor.id = "officer/caller";
    actor.name = "A caller";
    actor.roles = {"caseworker"};
    return actor;
}

/// One of the callers of this host.
class Caller {
public:
    Caller(operations::Council& council, std::string name)
        : council_(council), name_(std::move(name)) {}

    [[noreturn]] void work_without_end(const std::vector<std::string>& shared) {
        for (std::size_t round = 0;; ++round) {
            const std::string opened = open();
            if (!opened.empty()) {
                count(opened);
                count(opened);
            }
            count(shared[round % shared.size()]);
        }
    }

private:
    /// Half of them lapse by themselves, two seconds later.
    std::string open() {
        const auto before =
            ++opened_ % 2 == 0 ? std::chrono::seconds(0) : std::chrono::seconds(3'598);
        return call("case.open", "new",
                    Table{}
                        .set("type", "parks.bench")
                        .set("received_at", Value(council_.clock.now() - before)));
    }

    void count(const std::string& reference) {
        call("case.act", reference, Table{}.set("reference", reference).set("action", "count"));
    }

    /// Gives the reference of the case; empty where it was refused or failed.
    std::string call(const std::string& operation, const std::string& reference,
                     const Table& arguments) {
        const std::string command = name_ + "/" + std::to_string(++commands_);
        tell("begun " + command + " " + reference + "\n");
        try {
            const auto answer =
                operations::call(council_, {caseworker(), command}, operation, arguments);
            if (answer) {
                const std::string& answered = answer->as_table()->text("reference");
                tell("answered " + command + " " + answered + "\n");
                return answered;
            }
            tell("refused " + command + " " + reference + "\n");
        } catch (const std::exception& fault) {
            tell("failed " + command + " " + reference + "\n");
            logging::log(spdlog::level::warn, fault.what(), command);
            std::this_thread::sleep_for(after_a_fault);
        }
        return {};
    }

    operations::Council& council_;
    std::string name_;
    std::int64_t commands_ = 0;
    std::int64_t opened_ = 0;
};

int work(const std::vector<std::string>& words) {
    startup::Settings settings;
    settings.data_folder = words.at(3);
    settings.database_url = words.at(2);
    settings.plugin_folders = {words.at(4)};
    settings.limits.wall = std::chrono::minutes(1);  // A busy machine fails no test.
    auto opened = startup::RunningCouncil::open(settings);
    if (!opened) {
        std::cerr << opened.error().reason << "\n";
        return 1;
    }
    operations::Council& council = (*opened)->council();
    const std::vector<std::string> shared(words.begin() + 5, words.end());
    std::vector<std::thread> working;
    for (int thread = 0; thread < threads; ++thread) {
        working.emplace_back([&, thread] {
            Caller(council, words.at(1) + "/" + std::to_string(thread)).work_without_end(shared);
        });
    }
    for (std::thread& one : working) {
        one.join();
    }
    return 0;
}

}  // namespace
}  // namespace moothall

int main(int count, char** words) {
    moothall::logging::begin({});
    return moothall::work({words, words + count});
}

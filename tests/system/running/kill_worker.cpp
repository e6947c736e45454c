#include <unistd.h>

#include <cstdlib>
#include <thread>

#include "host/workflows/small_council.h"
#include "operations/operation.h"

// Works cases with many threads through the table of operations until it is killed, and reports
// each command that was answered: "REFERENCE VERSION\n" on standard output, in one write.
// Argument: the data folder.
namespace moothall {
namespace {

constexpr int threads = 16;

void report(const Table& answered) {
    const std::string line =
        answered.text("reference") + " " + std::to_string(answered.integer("version")) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        std::abort();
    }
}

Table call(operations::Council& council, const std::string& operation, const Table& arguments) {
    return *operations::call(council, {workflows::officer_with({"caseworker"}), ""}, operation,
                             arguments)
                .value()
                .as_table();
}

void work_without_end(operations::Council& council) {
    for (;;) {
        Table one = call(council, "case.open", Table{}.set("type", "parks.pitch"));
        report(one);
        for (int step = 0; step < 5; ++step) {
            one = call(council, "case.act",
                       Table{}.set("reference", one.text("reference")).set("action", "count"));
            report(one);
        }
    }
}

}  // namespace
}  // namespace moothall

int main(int, char** arguments) {
    moothall::workflows::SmallCouncil council(arguments[1]);
    std::vector<std::thread> working;
    for (int thread = 0; thread < moothall::threads; ++thread) {
        working.emplace_back([&] { moothall::work_without_end(council.council); });
    }
    for (std::thread& thread : working) {
        thread.join();
    }
}

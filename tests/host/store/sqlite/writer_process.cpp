#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "contract/store_fixture.h"
#include "store/sqlite/open.h"

// Works on a store with many threads until it is killed, and reports each work that was answered as
// kept: "THREAD NUMBER\n" on standard output, in one write. Argument: the data folder.
namespace moothall::store {
namespace {

constexpr int threads = 16;

void report(int thread, std::int64_t number) {
    const std::string line = std::to_string(thread) + " " + std::to_string(number) + "\n";
    if (::write(STDOUT_FILENO, line.data(), line.size()) != static_cast<ssize_t>(line.size())) {
        std::abort();
    }
}

void work_without_end(Store& store, int thread) {
    const std::string stream = "case/" + std::to_string(thread);
    for (;;) {
        std::int64_t number = 0;
        store.write([&](Writer& writer) {
            const auto head = writer.head(stream);
            number = head ? head->number + 1 : 1;
            const std::string name = stream + "." + std::to_string(number);
            writer.append(event(stream, number));
            writer.put(cases, {name, "ada", number, std::string(3000, 'x')});
            writer.index_text("cases", name, number, "garden");
            writer.add(counts, {"all", 1}, 2, 1);
            return Verdict::keep;
        });
        report(thread, number);
    }
}

}  // namespace
}  // namespace moothall::store

int main(int, char** arguments) {
    namespace store = moothall::store;
    const auto opened =
        store::sqlite::open(arguments[1], {{store::cases, store::counts, store::sessions}, {}},
                            store::seal_all, {"test", 0})
            .value();
    std::vector<std::thread> working;
    for (int thread = 0; thread < store::threads; ++thread) {
        working.emplace_back([&, thread] { store::work_without_end(*opened, thread); });
    }
    for (std::thread& thread : working) {
        thread.join();
    }
}

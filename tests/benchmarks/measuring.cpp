#include "benchmarks/measuring.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>

namespace moothall::benchmarks {
namespace {

constexpr int turns = 5;

}  // namespace

double seconds(const std::function<void()>& work) {
    const auto began = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void print_heading(const char* kind) {
    std::printf("%-50s %10s %10s %7s\n", kind, "bare", "ours", "ratio");
}

void print_line(const char* what, double bare, double ours, double ratio) {
    std::printf("%-50s %10.2f %10.2f %7.2f\n", what, bare, ours, ratio);
    std::fflush(stdout);
}

void compare(const char* what, double operations, const std::function<double()>& bare,
             const std::function<double()>& ours) {
    std::vector<double> bares;
    std::vector<double> our_times;
    std::vector<double> ratios;
    for (int turn = 0; turn < turns; ++turn) {
        bares.push_back(bare());
        our_times.push_back(ours());
        ratios.push_back(bares.back() / our_times.back());
    }
    print_line(what, median(bares) / operations * 1e6, median(our_times) / operations * 1e6,
               median(ratios));
}

void print_sync_time(const std::filesystem::path& folder) {
    const int file = ::open((folder / "sync").c_str(), O_CREAT | O_RDWR, S_IRUSR | S_IWUSR);
    const std::string page(4096, 's');
    std::vector<double> times;
    for (int number = 0; number < 200; ++number) {
        if (::pwrite(file, page.data(), page.size(), number % 50 * 4096) != 4096) {
            std::abort();
        }
        times.push_back(seconds([&] { ::fdatasync(file); }));
    }
    ::close(file);
    std::printf("a sync of the disk takes %.0f us (median of 200)\n\n", median(times) * 1e6);
}

}  // namespace moothall::benchmarks

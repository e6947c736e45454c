#pragma once

#include <filesystem>
#include <functional>
#include <vector>

namespace moothall::benchmarks {

/// How long the work took, in seconds.
double seconds(const std::function<void()>& work);

double median(std::vector<double> values);

/// The line above the figures of one kind.
void print_heading(const char* kind);

/// A figure: microseconds for one operation on the bare machine and with us, and bare by ours.
void print_line(const char* what, double bare, double ours, double ratio);

/// Takes both in turn, so that both meet the same machine, and prints the medians of what one of
/// `operations` took. Each gives the seconds that it needed.
void compare(const char* what, double operations, const std::function<double()>& bare,
             const std::function<double()>& ours);

/// What the disk takes to keep one page for good: the price of durability here.
void print_sync_time(const std::filesystem::path& folder);

}  // namespace moothall::benchmarks

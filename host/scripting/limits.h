#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>

namespace moothall::scripting {

/// How instructions are counted.
enum class Counting {
    by_thousands,  ///< In service: seen every 1,000 instructions, which costs least.
    each_one,      ///< For tests: the exact number, at about twice the cost.
};

/// What one run may use. Besides, one table may have 16,384 entries whose keys are not those of a
/// list, 100,000 entries can be sorted, and functions may call one another 6,000 deep. The defaults
/// are those of the configuration.
struct Limits {
    std::int64_t instructions = 10'000'000;  ///< The work of text and table functions counts too.
    std::chrono::milliseconds wall{500};
    std::size_t memory_bytes = std::size_t{16} << 20;
    std::size_t string_bytes = std::size_t{1} << 20;  ///< The longest single text.
    Counting counting = Counting::by_thousands;
};

/// The longest text that may hold the character NUL.
inline constexpr std::size_t text_with_nul_max = 1024;

/// Where a run reads how much time has passed. Tests hand in one of their own.
using Stopwatch = std::function<std::chrono::steady_clock::time_point()>;

/// The machine's own steady clock.
Stopwatch machine_stopwatch();

}  // namespace moothall::scripting

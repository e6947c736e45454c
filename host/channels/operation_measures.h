#pragma once

#include <moothall/channel/measure.h>

#include <array>
#include <atomic>
#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::channels {

/// How a call of an operation ended.
enum class Ending { done, refused, failed };

/// Counts what channels call, by operation, and how long that takes. Threads: any.
class OperationMeasures {
public:
    /// Of these operations, which stand in order.
    explicit OperationMeasures(std::vector<std::string> names);

    /// A name that is none of them is not counted: labels are the program's own words.
    void called(std::string_view name, Ending ending, std::chrono::nanoseconds took);

    std::vector<channel::Measure> measures() const;

private:
    static constexpr std::array bounds = {0.0001, 0.0005, 0.001, 0.005, 0.01,
                                          0.05,   0.1,    0.5,   1.0,   5.0};

    struct OfOperation {
        std::array<std::atomic<std::uint64_t>, 3> by_ending{};
        std::array<std::atomic<std::uint64_t>, bounds.size() + 1> by_time{};  // The last: longer.
        std::atomic<std::uint64_t> nanoseconds = 0;
    };

    channel::Sample durations_of(std::size_t place) const;

    std::vector<std::string> names_;
    std::vector<OfOperation> operations_;
};

}  // namespace moothall::channels

#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace moothall::channel {

/// How the values of a measure move.
enum class MeasureKind {
    counter,    ///< Only grows, from nought when the host began.
    gauge,      ///< As it is now.
    histogram,  ///< Of many values, how many were at most so large.
};

/// So many of the values were at most `most`, those of smaller bounds among them.
struct Bucket {
    double most;
    std::uint64_t count;
};

/// One value of a measure, under its labels.
struct Sample {
    /// Names of the program alone, such as an operation's: never a person, never a case.
    std::vector<std::pair<std::string, std::string>> labels;
    double value = 0;  ///< Of a histogram: the sum of all values.
    std::vector<Bucket> buckets = {};
    std::uint64_t count = 0;  ///< Of a histogram: of all values, however large.
};

/// What a host counts or measures of itself, in the terms of Prometheus.
struct Measure {
    std::string name;  ///< In base units: "moothall_operation_seconds".
    std::string about;
    MeasureKind kind;
    std::vector<Sample> samples;
};

}  // namespace moothall::channel

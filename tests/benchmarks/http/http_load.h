#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace moothall::benchmarks {

/// One request, ready to be written, whose answer has a Content-Length.
using Bytes = std::string;

Bytes get_request(const std::string& target, const std::string& further_fields);

/// What a number of callers got, each on a connection of its own that is kept, each asking again as
/// soon as it was answered. An answer of another status than 2xx or 3xx ends the program.
struct Load {
    double seconds = 0;
    std::vector<double> latencies;  ///< In seconds, in no order.

    double rate() const { return static_cast<double>(latencies.size()) / seconds; }
    /// The latency that so many of a hundred stay within.
    double percentile(double of_hundred) const;
};

/// Lets `connections` callers ask `each` times. `request` gives what a caller asks, by its number
/// and by how often it has asked before. All of it runs on one thread, beside the server's.
Load load_on(std::uint16_t port, int connections, int each,
             const std::function<Bytes(int caller, int time)>& request);

}  // namespace moothall::benchmarks

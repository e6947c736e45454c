#include "channels/operation_measures.h"

#include <algorithm>
#include <utility>

namespace moothall::channels {
namespace {

constexpr std::array endings = {"done", "refused", "failed"};

}  // namespace

OperationMeasures::OperationMeasures(std::vector<std::string> names)
    : names_(std::move(names)), operations_(names_.size()) {}

void OperationMeasures::called(std::string_view name, Ending ending,
                               std::chrono::nanoseconds took) {
    const auto found = std::ranges::lower_bound(names_, name);
    if (found == names_.end() || *found != name) {
        return;
    }
    OfOperation& one = operations_[static_cast<std::size_t>(found - names_.begin())];
    const double seconds = std::chrono::duration<double>(took).count();
    const auto bucket =
        static_cast<std::size_t>(std::ranges::lower_bound(bounds, seconds) - bounds.begin());
    constexpr auto relaxed = std::memory_order_relaxed;  // Numbers that nothing is decided by.
    one.by_ending.at(static_cast<std::size_t>(ending)).fetch_add(1, relaxed);
    one.by_time.at(bucket).fetch_add(1, relaxed);
    one.nanoseconds.fetch_add(static_cast<std::uint64_t>(took.count()), relaxed);
}

std::vector<channel::Measure> OperationMeasures::measures() const {
    channel::Measure calls{"moothall_operations_total",
                           "Commands and queries that channels asked for, by how they ended.",
                           channel::MeasureKind::counter,
                           {}};
    channel::Measure durations{"moothall_operation_seconds",
                               "From being asked for to the answer, of what was asked for at all.",
                               channel::MeasureKind::histogram,
                               {}};
    for (std::size_t place = 0; place < names_.size(); ++place) {
        for (std::size_t ending = 0; ending < endings.size(); ++ending) {
            calls.samples.push_back(
                {{{"operation", names_[place]}, {"outcome", endings[ending]}},
                 static_cast<double>(operations_[place].by_ending.at(ending).load())});
        }
        if (channel::Sample sample = durations_of(place); sample.count > 0) {
            durations.samples.push_back(std::move(sample));
        }
    }
    return {std::move(calls), std::move(durations)};
}

channel::Sample OperationMeasures::durations_of(std::size_t place) const {
    const OfOperation& one = operations_[place];
    channel::Sample sample{{{"operation", names_[place]}},
                           static_cast<double>(one.nanoseconds.load()) / 1e9};
    for (std::size_t bucket = 0; bucket < one.by_time.size(); ++bucket) {
        sample.count += one.by_time[bucket].load();
        if (bucket < bounds.size()) {
            sample.buckets.push_back({bounds[bucket], sample.count});
        }
    }
    return sample;
}

}  // namespace moothall::channels

#include "channels/council_measures.h"

#include <algorithm>
#include <set>
#include <utility>

#include "cases/due/due_timers.h"
#include "cases/performance/outcomes.h"
#include "cases/tables.h"
#include "deliveries/backlog.h"
#include "workflows/running/bundles.h"

namespace moothall::channels {
namespace {

constexpr std::size_t attention_max = 1'000;

channel::Measure gauge(std::string name, std::string about) {
    return {std::move(name), std::move(about), channel::MeasureKind::gauge, {}};
}

channel::Measure gauge_of(std::string name, std::string about, std::int64_t value) {
    channel::Measure measure = gauge(std::move(name), std::move(about));
    measure.samples.push_back({{}, static_cast<double>(value)});
    return measure;
}

channel::Measure position(store::Reader& reader) {
    const auto seal = reader.last_seal();
    channel::Measure measure{"moothall_events_total",
                             "Events that are sealed: the position of the last of them.",
                             channel::MeasureKind::counter,
                             {}};
    measure.samples.push_back({{}, static_cast<double>(seal ? seal->last_position : 0)});
    return measure;
}

/// Of every case type that has a workflow, by what was received and closed in each week.
channel::Measure open_cases(store::Reader& reader) {
    auto measure = gauge("moothall_cases_open", "Cases that are open, by case type.");
    std::set<std::string> types;
    for (const auto& version : workflows::versions(reader)) {
        types.insert(version.name);
    }
    for (const std::string& type : types) {
        std::int64_t open = 0;
        for (const auto& week :
             cases::weeks_of(reader, type, cases::monday_of(make_date(1900, 1, 1)),
                             cases::monday_of(make_date(9000, 1, 1)))) {
            open += week.received - week.closed;
        }
        measure.samples.push_back({{{"type", type}}, static_cast<double>(open)});
    }
    return measure;
}

channel::Measure overdue_timers(store::Reader& reader, Instant now) {
    auto measure = gauge("moothall_timers_overdue",
                         "Timers that are due and not taken, by the service whose they are.");
    for (const std::string& service : cases::services_with_timers(reader)) {
        measure.samples.push_back({{{"service", service}}, 0});
    }
    for (const auto& waiting : cases::waiting_timers(reader, {}, now)) {
        for (channel::Sample& sample : measure.samples) {
            if (sample.labels.front().second == waiting.service) {
                sample.value = static_cast<double>(waiting.count);
            }
        }
    }
    return measure;
}

channel::Measure waiting_deliveries(store::Reader& reader) {
    auto measure = gauge("moothall_deliveries_waiting",
                         "Outgoing work that is not delivered yet, by kind; at most 1000 of each.");
    for (const auto& waiting : deliveries::waiting_for_plugin(reader, {})) {
        measure.samples.push_back({{{"kind", waiting.kind}}, static_cast<double>(waiting.count)});
    }
    return measure;
}

channel::Measure attention(store::Reader& reader) {
    const auto rows =
        reader.list({&cases::attention_table(), "by_moment", {}, {}, {}, {}, attention_max, {0}});
    return gauge_of("moothall_attention_waiting", "What needs somebody's attention; at most 1000.",
                    static_cast<std::int64_t>(rows.size()));
}

}  // namespace

std::vector<channel::Measure> council_measures(operations::Council& council) {
    const Instant now = council.clock.now();
    std::vector<channel::Measure> measures;
    council.store.show([&](store::Reader& reader) {
        measures = {position(reader), open_cases(reader), overdue_timers(reader, now),
                    waiting_deliveries(reader), attention(reader)};
    });
    return measures;
}

}  // namespace moothall::channels

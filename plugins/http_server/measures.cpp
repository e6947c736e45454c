#include "measures.h"

#include <prometheus/text_serializer.h>

#include <algorithm>
#include <iterator>

namespace moothall::http_server {
namespace {

const prometheus::Histogram::BucketBoundaries bounds = {0.0001, 0.0005, 0.001, 0.005, 0.01,
                                                        0.05,   0.1,    0.5,   1,     5};

prometheus::MetricType type_of(channel::MeasureKind kind) {
    switch (kind) {
        case channel::MeasureKind::counter:
            return prometheus::MetricType::Counter;
        case channel::MeasureKind::gauge:
            return prometheus::MetricType::Gauge;
        case channel::MeasureKind::histogram:
            return prometheus::MetricType::Histogram;
    }
    return prometheus::MetricType::Untyped;
}

prometheus::ClientMetric metric_of(const channel::Sample& sample) {
    prometheus::ClientMetric metric;
    for (const auto& [name, value] : sample.labels) {
        metric.label.push_back({name, value});
    }
    metric.counter.value = sample.value;
    metric.gauge.value = sample.value;
    metric.histogram.sample_sum = sample.value;
    metric.histogram.sample_count = sample.count;
    for (const channel::Bucket& bucket : sample.buckets) {
        metric.histogram.bucket.push_back({bucket.count, bucket.most});
    }
    return metric;
}

prometheus::MetricFamily family_of(const channel::Measure& measure) {
    prometheus::MetricFamily family{measure.name, measure.about, type_of(measure.kind), {}};
    std::ranges::transform(measure.samples, std::back_inserter(family.metric), metric_of);
    return family;
}

}  // namespace

Measures::Measures(const std::vector<channel::Route>& routes)
    : answers_(prometheus::BuildCounter()
                   .Name("moothall_http_answers_total")
                   .Help("Requests answered, by route and class of status.")
                   .Register(registry_)),
      durations_(prometheus::BuildHistogram()
                     .Name("moothall_http_answer_seconds")
                     .Help("From the end of a request to the beginning of its answer.")
                     .Register(registry_)),
      refused_(&prometheus::BuildCounter()
                    .Name("moothall_http_connections_refused_total")
                    .Help("Connections closed at once because too many were open.")
                    .Register(registry_)
                    .Add({})),
      connections_(&prometheus::BuildGauge()
                        .Name("moothall_http_connections")
                        .Help("Connections that are open.")
                        .Register(registry_)
                        .Add({})) {
    for (const channel::Route& route : routes) {
        of_route_.emplace(&route, make(route.method, route.path));
    }
    of_nothing_ = make("", "none");
}

Measures::OfRoute Measures::make(const std::string& method, const std::string& path) {
    OfRoute made;
    made.seconds = &durations_.Add({{"method", method}, {"route", path}}, bounds);
    for (std::size_t digit = 1; digit < made.by_class.size(); ++digit) {
        made.by_class[digit] = &answers_.Add(
            {{"method", method}, {"route", path}, {"status", std::to_string(digit) + "xx"}});
    }
    return made;
}

void Measures::answered(const channel::Route* route, int status, std::chrono::nanoseconds took) {
    const auto known = of_route_.find(route);
    OfRoute& of_route = known == of_route_.end() ? of_nothing_ : known->second;
    of_route.by_class.at(static_cast<std::size_t>(status / 100))->Increment();
    of_route.seconds->Observe(std::chrono::duration<double>(took).count());
}

std::string Measures::text(const std::vector<channel::Measure>& others) const {
    auto families = registry_.Collect();
    std::ranges::transform(others, std::back_inserter(families), family_of);
    return prometheus::TextSerializer().Serialize(families);
}

}  // namespace moothall::http_server

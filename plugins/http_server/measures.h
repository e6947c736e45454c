#pragma once

#include <moothall/channel/http.h>
#include <moothall/channel/measure.h>
#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <string>
#include <unordered_map>

namespace moothall::http_server {

/// What the server counts, in Prometheus' terms. Threads: any, after construction.
class Measures {
public:
    explicit Measures(const std::vector<channel::Route>& routes);

    /// `route` is null where no route was found.
    void answered(const channel::Route* route, int status, std::chrono::nanoseconds took);
    void refused_connection() { refused_->Increment(); }
    void set_connections(std::size_t open) { connections_->Set(static_cast<double>(open)); }

    /// In the text format of Prometheus 0.0.4, and behind it what others measured.
    std::string text(const std::vector<channel::Measure>& others) const;

private:
    struct OfRoute {
        std::array<prometheus::Counter*, 6> by_class{};  // By the first digit of the status.
        prometheus::Histogram* seconds = nullptr;
    };

    OfRoute make(const std::string& method, const std::string& path);

    prometheus::Registry registry_;
    prometheus::Family<prometheus::Counter>& answers_;
    prometheus::Family<prometheus::Histogram>& durations_;
    prometheus::Counter* refused_;
    prometheus::Gauge* connections_;
    std::unordered_map<const channel::Route*, OfRoute> of_route_;
    OfRoute of_nothing_;
};

}  // namespace moothall::http_server

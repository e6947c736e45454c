#include "cases/due/due_timers.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <tuple>

#include "cases/tables.h"

namespace moothall::cases {
namespace {

constexpr std::size_t page = 1000;
constexpr const char* by_service = "by_service";

std::int64_t count_of(Instant moment) {
    return moment.time_since_epoch().count();
}

DueTimer timer_of(const store::Row& row) {
    return {std::get<std::string>(row.at(0)), std::get<std::int64_t>(row.at(1)),
            std::get<std::string>(row.at(2)),
            Instant(std::chrono::microseconds(std::get<std::int64_t>(row.at(3))))};
}

/// In the order in which they take effect.
auto order(const DueTimer& timer) {
    return std::tie(timer.due_at, timer.case_id, timer.entry, timer.name);
}

std::vector<store::Row> due_of(store::Reader& reader, const std::string& service,
                               const store::Key& after, Instant at, std::size_t limit) {
    store::ListQuery query{&timer_table(), by_service, {service}, {}, {}, after, limit};
    query.from = std::numeric_limits<std::int64_t>::min();  // Every timer has a moment.
    query.below = count_of(at) + 1;
    return reader.list(query);
}

}  // namespace

DueTimers::DueTimers(const std::vector<std::string>& services, Instant at) : at_(at) {
    for (const std::string& name : services) {
        services_.push_back({name, {}});
    }
}

std::vector<DueTimer> DueTimers::next(store::Reader& reader, std::size_t limit) {
    struct Found {
        DueTimer timer;
        store::Key place;
        Service* service;
    };
    std::vector<Found> found;
    for (Service& service : services_) {
        for (const store::Row& row : due_of(reader, service.name, service.after, at_, limit)) {
            found.push_back(
                {timer_of(row), store::cursor_of(timer_table(), by_service, row), &service});
        }
    }
    std::ranges::stable_sort(
        found, [](const Found& a, const Found& b) { return order(a.timer) < order(b.timer); });
    std::vector<DueTimer> timers;
    for (Found& one : found) {
        if (timers.size() == limit) {
            break;
        }
        one.service->after = std::move(one.place);
        timers.push_back(std::move(one.timer));
    }
    return timers;
}

std::vector<std::string> services_with_timers(store::Reader& reader) {
    std::vector<std::string> services;
    store::ListQuery query{&timer_table(), by_service, {}, {}, {}, {}, 1};
    while (true) {
        const auto rows = reader.list(query);
        if (rows.empty()) {
            return services;
        }
        services.push_back(std::get<std::string>(rows.front().at(4)));
        query.from = services.back() + '\x01';  // Before any other name that begins alike.
    }
}

std::vector<WaitingTimers> waiting_timers(store::Reader& reader,
                                          const std::vector<std::string>& present, Instant at) {
    std::vector<WaitingTimers> waiting;
    for (const std::string& service : services_with_timers(reader)) {
        if (std::ranges::find(present, service) != present.end()) {
            continue;
        }
        WaitingTimers of_service{service, 0, at};
        store::Key after;
        while (true) {
            const auto rows = due_of(reader, service, after, at, page);
            for (const store::Row& row : rows) {
                of_service.since = std::min(of_service.since, timer_of(row).due_at);
            }
            of_service.count += static_cast<std::int64_t>(rows.size());
            if (rows.size() < page) {
                break;
            }
            after = store::cursor_of(timer_table(), by_service, rows.back());
        }
        if (of_service.count > 0) {
            waiting.push_back(of_service);
        }
    }
    return waiting;
}

}  // namespace moothall::cases

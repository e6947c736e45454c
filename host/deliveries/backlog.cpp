#include "deliveries/backlog.h"

#include <algorithm>

#include "deliveries/due_deliveries.h"

namespace moothall::deliveries {
namespace {

constexpr auto limit = static_cast<std::size_t>(counted_max);

void note(std::int64_t& count, std::optional<Instant>& since, Instant moment) {
    count = std::min(count + 1, counted_max);
    since = std::min(since.value_or(moment), moment);
}

void add(Backlog& backlog, const FirstInLine& one, Instant now) {
    if (is_due(one.work, one.attempt, now)) {
        note(backlog.due, backlog.due_since,
             one.attempt ? one.attempt->not_before : one.work.since_at);
    } else if (one.attempt && !one.attempt->refusal.empty()) {
        note(backlog.refused, backlog.refused_since, one.work.since_at);
    }
}

}  // namespace

std::vector<WaitingWork> waiting_for_plugin(store::Reader& reader,
                                            const std::vector<std::string>& delivered) {
    std::vector<WaitingWork> waiting;
    for (const std::string& kind : cases::outgoing_kinds(reader)) {
        if (std::ranges::find(delivered, kind) != delivered.end()) {
            continue;
        }
        WaitingWork of_kind{kind, 0, Instant::max()};
        for (const auto standing : {cases::Standing::first, cases::Standing::behind}) {
            for (const auto& work :
                 cases::outgoing_that_stand(reader, kind, standing, std::nullopt, limit)) {
                of_kind.count = std::min(of_kind.count + 1, counted_max);
                of_kind.since = std::min(of_kind.since, work.since_at);
            }
        }
        if (of_kind.count > 0) {
            waiting.push_back(of_kind);
        }
    }
    return waiting;
}

Backlog backlog(store::Reader& reader, const std::vector<std::string>& delivered, Instant now) {
    Backlog backlog;
    for (const std::string& kind : delivered) {
        FirstsInLine firsts(kind);
        while (true) {
            const auto page = firsts.next(reader);
            for (const FirstInLine& one : page) {
                add(backlog, one, now);
            }
            if (page.empty() || backlog.due == counted_max) {
                break;
            }
        }
    }
    return backlog;
}

}  // namespace moothall::deliveries

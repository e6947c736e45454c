#include "doctor/probes/council.h"

#include <algorithm>
#include <set>

#include "backups/taken_backups.h"
#include "cases/due/due_timers.h"
#include "cases/tables.h"
#include "holidays/council_calendars.h"
#include "journal/chains/verify.h"
#include "journal/chains/verify_newest.h"
#include "journal/encoding.h"
#include "workflows/definitions/lua_tokens.h"
#include "workflows/running/bundles.h"

namespace moothall::doctor {
namespace {

/// So many seals hold some minutes of a busy council's work.
constexpr std::size_t newest_seals = 32;
constexpr std::size_t sentences_max = 5;

Instant at(std::int64_t microseconds) {
    return Instant(std::chrono::microseconds(microseconds));
}

std::optional<Instant> recorded_after(store::Reader& reader, std::int64_t position) {
    const auto rows = reader.events_by_position(position, 1);
    return rows.empty() ? std::nullopt : std::optional(journal::decode(rows.front()).recorded_at);
}

std::string service_of(const std::string& workflow) {
    return workflow.substr(0, workflow.find('.'));
}

/// The functions "service.name" that stand in a source as calls, of these services.
std::set<std::string> calls_in(const std::string& source, const std::set<std::string>& services) {
    std::set<std::string> calls;
    const auto tokens = workflows::lua_tokens(source);
    for (std::size_t i = 0; i + 3 < tokens.size(); ++i) {
        const auto& service = tokens[i];
        const bool is_member = i > 0 && (tokens[i - 1].text == "." || tokens[i - 1].text == ":");
        const auto& after = tokens[i + 3];
        const bool is_call = tokens[i + 1].text == "." &&
                             tokens[i + 2].kind == workflows::TokenKind::name &&
                             (after.text == "{" || after.text == "(");
        if (service.kind == workflows::TokenKind::name && !is_member && is_call &&
            services.contains(std::string(service.text))) {
            calls.insert(std::string(service.text) + "." + std::string(tokens[i + 2].text));
        }
    }
    return calls;
}

}  // namespace

JournalWalk walk_journal(store::Reader& reader, Walk walk) {
    JournalWalk seen{walk == Walk::whole, 0, 0, 0, 0, {}};
    const auto note = [&](const std::string& sentence) {
        if (seen.sentences.size() < sentences_max) {
            seen.sentences.push_back(sentence);
        }
    };
    const auto found = walk == Walk::whole ? journal::verify(reader, std::nullopt, note).value()
                                           : journal::verify_newest(reader, newest_seals, note);
    seen.seals = found.seals;
    seen.events = found.events;
    seen.unsealed = found.unsealed;
    seen.damages = found.damages;
    return seen;
}

std::optional<Instant> last_event_recorded(store::Reader& reader) {
    const auto last = reader.last_seal();
    return last ? recorded_after(reader, last->last_position - 1) : std::nullopt;
}

CalendarReach calendar_reach(store::Reader* reader, Instant now) {
    holidays::CouncilCalendars calendars;
    const auto known = reader == nullptr ? calendar::Calendars() : *calendars.as_of(*reader);
    const auto today = std::chrono::floor<std::chrono::days>(now);
    const auto& last = known.holidays().back();
    return {today, make_date(known.last_year(), 12, 31), last.on, last.name};
}

BackupStanding backup_standing(store::Reader& reader, Instant now) {
    const auto last = backups::last_taken(reader);
    return {now, last ? std::optional(last->taken_at) : std::nullopt, recorded_after(reader, 0)};
}

DueTimers due_timers(store::Reader& reader, const std::vector<std::string>& services, Instant now) {
    const auto due =
        cases::DueTimers(services, now).next(reader, static_cast<std::size_t>(due_timers_max));
    return {now, static_cast<std::int64_t>(due.size()),
            due.empty() ? std::nullopt : std::optional(due.front().due_at)};
}

std::vector<WaitingForPlugin> waiting_for_plugins(store::Reader& reader,
                                                  const std::vector<std::string>& services,
                                                  Instant now) {
    std::vector<WaitingForPlugin> waiting;
    for (const auto& one : cases::waiting_timers(reader, services, now)) {
        waiting.push_back({one.service, one.count, one.since});
    }
    return waiting;
}

DeliveryStanding delivery_standing(store::Reader& reader, const std::vector<std::string>& delivered,
                                   Instant now) {
    return {now, deliveries::backlog(reader, delivered, now),
            deliveries::waiting_for_plugin(reader, delivered)};
}

AttentionList attention_list(store::Reader& reader, Instant now) {
    constexpr std::size_t happened_at = 4;
    const auto rows = reader.list({&cases::attention_table(),
                                   "by_moment",
                                   {},
                                   {},
                                   {},
                                   {},
                                   static_cast<std::size_t>(attention_max)});
    AttentionList list{now, static_cast<std::int64_t>(rows.size()), std::nullopt};
    if (!rows.empty()) {
        list.oldest = at(std::get<std::int64_t>(rows.front().at(happened_at)));
    }
    return list;
}

std::vector<WorkflowCalls> workflow_calls(store::Reader& reader,
                                          const std::vector<std::string>& services,
                                          const std::vector<std::string>& functions) {
    constexpr std::size_t source = 2;
    std::vector<workflows::Version> current;
    std::set<std::string> known(services.begin(), services.end());
    for (auto& version : workflows::versions(reader)) {
        known.insert(service_of(version.name));
        if (version.current) {
            current.push_back(std::move(version));
        }
    }
    std::vector<WorkflowCalls> workflows;
    for (const auto& version : current) {
        WorkflowCalls& one = workflows.emplace_back();
        one.name = version.name;
        one.has_plugin = std::ranges::find(services, service_of(version.name)) != services.end();
        const auto row = reader.find(workflows::workflow_table(), {version.hash}).value();
        for (const auto& call : calls_in(std::get<std::string>(row.at(source)), known)) {
            if (std::ranges::find(functions, call) == functions.end()) {
                one.missing.push_back(call);
            }
        }
    }
    return workflows;
}

}  // namespace moothall::doctor

#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "clocks/clock_event.h"
#include "clocks/clock_rule.h"

namespace moothall::cases {

/// A clock on a case: its rule, what happened to it, and when it therefore ends.
struct ClockOnCase {
    clocks::ClockRule rule;
    std::vector<clocks::ClockEvent> changes;
    std::optional<Date> due_on;     ///< A cache of clocks::compute; nothing once it has stopped.
    std::optional<Instant> due_at;  ///< For clocks in hours.
};

/// Something that will be done by itself. Exactly one of after, on and at_end_of is set.
struct TimerOnCase {
    std::string name;
    std::int64_t entry = 0;  ///< The state entry it belongs to; 0: it outlives states.
    Instant set_at;
    std::optional<clocks::Duration> after;
    std::optional<Date> on;
    std::string at_end_of;
    std::string take;  ///< The action it takes; empty: the workflow says what happens.
    std::string reason;
    std::optional<Instant> due_at;  ///< A cache; nothing while it is silenced.
};

/// A named reason why nothing goes on.
struct HoldOnCase {
    std::string name;
    std::string title;
    std::optional<Date> until;
    std::vector<std::string> pauses;    ///< Clocks.
    std::vector<std::string> silences;  ///< Timers, or "all".
    std::vector<std::string> blocks;    ///< Actions, or "all".
};

/// What a case has taken of a register's row that runs short.
struct Reservation {
    std::string of_register;
    std::string key;
    Date on;
    std::int64_t amount = 1;

    friend bool operator==(const Reservation&, const Reservation&) = default;
};

/// A case as its events have made it.
struct CaseRecord {
    std::string id;
    std::string reference;
    std::string type;      ///< "revenues.discount_review".
    std::string workflow;  ///< The hash of the bundle it is pinned to.
    std::string state;
    std::int64_t entry = 0;    ///< How often a state has been entered.
    std::int64_t version = 0;  ///< Counts changes of state, fields, owner and clocks.
    bool open = true;
    std::string owner;
    std::string team;
    std::string customer;
    std::string place;
    std::string channel;
    std::string external_reference;
    Instant received_at;
    Instant opened_at;
    /// When the last event that made it what it is was recorded.
    Instant changed_at;
    Table fields;
    std::vector<ClockOnCase> clocks;
    std::vector<TimerOnCase> timers;
    std::vector<HoldOnCase> holds;
    std::vector<Reservation> reservations;
    std::vector<std::string> taken_once;  ///< Actions that can be taken only once, and were.

    std::string stream() const { return "case/" + id; }
    std::string service() const { return type.substr(0, type.find('.')); }
    ClockOnCase* clock(std::string_view name);
    const HoldOnCase* hold(std::string_view name) const;
    /// Whether a hold keeps a timer from firing; never the one that ends the hold.
    bool silences(std::string_view timer) const;
};

Table to_table(const clocks::ClockRule& rule);
clocks::ClockRule clock_rule_from(const Table& table);
Value to_value(const clocks::Duration& duration);
clocks::Duration duration_from(const Value& value);

}  // namespace moothall::cases

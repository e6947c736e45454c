#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include <optional>
#include <string>
#include <vector>

#include "cases/case_record.h"
#include "journal/event.h"

namespace moothall::cases {

/// One thing that happens to one clock. The rule goes with the start, so that events say all.
struct ClockStep {
    clocks::ClockEvent event;
    std::optional<clocks::ClockRule> rule;
};

Table to_table(const ClockStep& step);
ClockStep clock_step_from(const Table& table);
Table to_table(const TimerOnCase& timer);
TimerOnCase timer_from(const Table& table);
Table to_table(const HoldOnCase& hold);
HoldOnCase hold_from(const Table& table);
Table to_table(const Reservation& reservation);
Reservation reservation_from(const Table& table);

/// The name of the timer that ends a hold by itself.
inline constexpr std::string_view lift_timer = "lift:";

/// What opening, an action or a timer changes about where a case stands.
struct Movement {
    std::string action;   ///< Empty when a case is opened or a timer acts without an action.
    std::string to;       ///< The state it is in afterwards.
    bool enters = false;  ///< A state is entered, perhaps the same one again.
    bool closes = false;  ///< The state is a final one.
    /// Of one that closes: whether every deadline was met; nothing where there was none.
    std::optional<bool> in_time = {};
    bool once = false;  ///< The action cannot be taken again.
    std::vector<ClockStep> clocks;
    std::vector<TimerOnCase> timers;  ///< Set by entering the state.
};

/// What a new case starts with.
struct Opening {
    std::string id;
    std::string reference;
    std::string type;
    std::string workflow;
    std::string channel;
    std::string team;
    std::string owner;
    std::string customer;
    std::string place;
    std::string external_reference;
    Instant received_at;
    Table fields;
};

/// Whose a case becomes.
struct Assignment {
    std::optional<std::string> owner;  ///< An officer's id, or empty: nobody's. Nothing: as it was.
    std::string team = {};             ///< Empty: as it was.
    std::string reason = {};
    bool handed_back = false;  ///< Its owner gave it up.
};

/// What somebody did to a case and takes back: the events of one command.
struct Undoing {
    std::vector<std::int64_t> numbers;
    std::string kind;    ///< Of the first of them: "case.action_taken".
    std::string action;  ///< Empty where it was none.
};

/// Outgoing work, and how often it was handed over.
struct OutgoingTried {
    std::string stream;
    std::int64_t number;  ///< Of the event that asked for it.
    std::string kind;     ///< "letter".
    std::string name;     ///< "reminder".
    std::int64_t tries;
};

/// The events that cases have. Each is made here and read in case_fold: nowhere else.
journal::Draft opened(const Opening& opening, const Movement& movement);
journal::Draft action_taken(const CaseRecord& before, const Movement& movement, Instant happened_at,
                            const Table& fields, const std::string& reason, const Table& decision);
journal::Draft timer_fired(const CaseRecord& before, const TimerOnCase& timer, Instant at,
                           const Table& decision);
journal::Draft timer_refused(const CaseRecord& before, const TimerOnCase& timer, Instant at,
                             const std::string& sentence);
/// What stood in need of attention does so no longer: it was tried again or put right by hand.
journal::Draft attention_closed(const CaseRecord& before, std::int64_t number, Instant at,
                                const std::string& reason);
/// Outgoing work that was asked for by the event with this number was taken in by a channel, which
/// answered so.
journal::Draft delivered(const OutgoingTried& work, Instant at, const Table& answer);
/// It could not be delivered, and waits for a person.
journal::Draft delivery_failed(const OutgoingTried& work, Instant at, const std::string& reason);
/// A person wants it to be tried again.
journal::Draft delivery_retried(const CaseRecord& before, std::int64_t number, Instant at);
journal::Draft fields_set(const std::string& stream, Instant at, const Table& fields);
journal::Draft row_added(const std::string& stream, Instant at, const std::string& field,
                         const Table& row);
journal::Draft row_changed(const std::string& stream, Instant at, const std::string& field,
                           std::int64_t row, const Table& values);
journal::Draft row_removed(const std::string& stream, Instant at, const std::string& field,
                           std::int64_t row);
journal::Draft reserved(const std::string& stream, Instant at, const Reservation& reservation);
journal::Draft released(const std::string& stream, Instant at, const Reservation& reservation);
journal::Draft held(const std::string& stream, Instant at, const HoldOnCase& hold,
                    const std::vector<ClockStep>& steps);
journal::Draft lifted(const std::string& stream, Instant at, const std::string& hold,
                      const std::vector<ClockStep>& steps);
journal::Draft timer_set(const std::string& stream, Instant at, const TimerOnCase& timer);
journal::Draft timer_dropped(const std::string& stream, Instant at, const std::string& timer);
journal::Draft assigned(const std::string& stream, Instant at, const Assignment& assignment);
/// The case is as if those events had not happened (see journal/folding/taking_back.h), at a later
/// version.
journal::Draft undone(const CaseRecord& now, const Undoing& undoing, Instant at);

/// Events that only add to a case: a letter asked for, a task, a note, a date brought forward, a
/// link, a document. `facts` holds codes and dates, `body` the words.
journal::Draft added(const std::string& stream, const std::string& kind, Instant at, Table facts,
                     Table body);

}  // namespace moothall::cases

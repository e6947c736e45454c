#pragma once

#include <moothall/service/result.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_record.h"
#include "cases/due/due_timers.h"
#include "cases/reference_numbers.h"
#include "functions/functions.h"
#include "holidays/council_calendars.h"
#include "identity/officer.h"
#include "journal/ids.h"
#include "journal/journal.h"
#include "registers/registers.h"
#include "workflows/running/bundles.h"

namespace moothall::workflows {

/// Who asks, by which command, and when.
struct Asking {
    identity::Actor actor;
    std::string command;  ///< Unique; a repeated command finds its own answer. Empty: a new one.
    Instant now;
};

/// What it takes to open a case. Fields are typed values, or the texts that somebody typed.
struct OpenCase {
    std::string type;
    Table fields;
    std::string customer = {};
    std::string place = {};
    std::string channel = {};
    std::string owner = {};
    std::string team = {};
    std::string external_reference = {};
    std::optional<Instant> received_at = {};
};

/// What it takes to act on a case.
struct TakeAction {
    std::string reference;
    std::string action;
    Table fields;
    std::string reason = {};
    std::optional<std::int64_t> version = {};  ///< Refused as stale if the case has another by now.
};

/// An action as it stands for somebody on a case: available, or not and why.
struct ActionState {
    std::string name;
    std::string title;
    bool available;
    std::string reason;  ///< The sentence why not.
};

/// What can be done to a case, on one snapshot.
struct CaseActions {
    cases::CaseRecord record;
    std::shared_ptr<const Bundle> bundle;  ///< Shared with the cache that gave it.
    std::vector<ActionState> states;       ///< One for each action of the bundle, in its order.
};

/// The parts that deciding is made of. Borrowed; all must outlive it.
struct DecidingParts {
    store::Store& store;
    journal::Journal& journal;
    holidays::CouncilCalendars& calendars;
    registers::Registers& registers;
    functions::Functions& functions;
    Bundles& bundles;
    journal::Randomness randomness;
    std::map<std::string, std::string> letters_of_service;  ///< "revenues" → "CT".
    Value plugin_versions;                                  ///< Goes with every decision.
    /// Told of what went wrong by itself, and by which command.
    std::function<void(const std::string& sentence, const std::string& command)> report;
};

/// What is to be added to a case, made from it as it was found.
using Additions = std::function<std::vector<journal::Draft>(const cases::CaseRecord&)>;

/// Shown the case as a command leaves it, among what the command saw; shown again what is decided
/// again, so the last time counts.
using Show = std::function<void(store::Reader& reader, const calendar::Calendars& calendars,
                                const cases::CaseRecord& record)>;

/// Whether to go on with the next of many.
enum class Onward { go_on, stop };

/// Asked before each timer that is taken.
using BeforeEach = std::function<Onward()>;

/// Decides what is asked of cases, and commits what was decided.
///
/// Whatever a decision looked at must not have moved when it is committed; if it has, it decides
/// again, three times, and then inside the writer. Threads: any. Faults: StoreFault; a wall-time
/// limit of the sandbox.
class Deciding {
public:
    explicit Deciding(DecidingParts parts);

    /// Refused: not_found for an unknown type, customer or place; invalid_input for a field.
    Result<Done> open(const Asking& asking, const OpenCase& opening, const Show& show);
    Result<cases::CaseRecord> open(const Asking& asking, const OpenCase& opening);

    /// Refused: not_available with the sentence of a guard, a hold or a state; not_permitted;
    /// invalid_input; stale_version.
    Result<Done> act(const Asking& asking, const TakeAction& taking, const Show& show);
    Result<cases::CaseRecord> act(const Asking& asking, const TakeAction& taking);

    /// Every action of the case's workflow, with the sentence why it is not available now.
    Result<CaseActions> actions(const identity::Actor& actor, std::string_view reference,
                                Instant now);

    /// Takes the timers that are due at `now`, oldest first, each exactly once whichever host gets
    /// to it. Those of a plugin that is not loaded here wait, and hold up nobody. Gives how many
    /// took effect or were refused.
    std::size_t take_due_timers(Instant now);
    /// The same, until `before_each` says to stop; the others stay due.
    std::size_t take_due_timers(Instant now, const BeforeEach& before_each);

    /// Whether take_due_timers would find any.
    bool has_due_timers(store::Reader& reader, Instant now) const;

    /// Whether the plugin of a service is loaded here, so that its cases can be worked on.
    bool serves(std::string_view service) const;

    /// When the next timer is due that take_due_timers would take; nothing if there is none.
    std::optional<Instant> next_timer_due(store::Reader& reader) const;

    /// The timers that are due and wait for a plugin that is not loaded here.
    std::vector<cases::WaitingTimers> waiting_timers(Instant now);

    /// Does now what a timer was refused, decided as when it was due, or lets what could not be
    /// delivered be tried again; and closes its place in the list of what needs attention, of which
    /// `number` is the number. Refused: as the timer was, and then it stays there; not_found;
    /// not_available for what belongs to a state that was left.
    Result<cases::CaseRecord> retry(const Asking& asking, std::string_view reference,
                                    std::int64_t number);

    /// Takes a place in that list away, because it was put right by hand or need not be.
    /// Refused: invalid_input without a reason; not_found.
    Result<cases::CaseRecord> close_attention(const Asking& asking, std::string_view reference,
                                              std::int64_t number, const std::string& reason);

    /// Adds events that change nothing: a note, a link, a document, a date brought forward, a
    /// message. Refused: not_found.
    Result<Done> add(const Asking& asking, std::string_view reference, const Additions& additions,
                     const Show& show);

private:
    journal::Cause cause(const Asking& asking, const std::string& decided_by) const;
    /// Shows the case that the command has done something to, as it is now.
    Result<Done> show_committed(const journal::Committed& committed, const Show& show);
    Result<cases::CaseRecord> record_of(const journal::Committed& committed);

    /// What became of one timer.
    struct TimerTaken {
        bool was_due = false;
        bool took_effect = false;
        std::string refusal = {};  ///< Why nothing was kept.
    };
    using Turns = std::map<std::string, int>;  ///< How many timers of a case took effect.

    /// How far one walk through what is due came.
    struct Walk {
        std::size_t taken = 0;
        Onward onward = Onward::go_on;
    };

    Walk take_each_due(Instant now, Turns& turns, const BeforeEach& before_each);
    bool take_at_the_door(const cases::DueTimer& due, Instant now, int turn);
    bool take_timer(const cases::DueTimer& due, Instant now);
    /// Keeps what the timer does, or, with a sentence, that it was refused.
    TimerTaken keep_timer(const cases::DueTimer& due, Instant now,
                          const std::optional<std::string>& refusal);
    Result<journal::Decision> decide_timer(const cases::CaseRecord& record,
                                           const cases::TimerOnCase& timer, const Asking& asking,
                                           store::Reader& reader);
    Result<journal::Decision> decide_retry(const cases::CaseRecord& record, std::int64_t number,
                                           const Asking& asking, store::Reader& reader);

    DecidingParts parts_;
    cases::ReferenceNumbers numbers_;
};

}  // namespace moothall::workflows

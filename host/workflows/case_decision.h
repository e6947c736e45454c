#pragma once

#include <moothall/service/result.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "registers/noting_reading.h"
#include "workflows/deciding.h"
#include "workflows/planner.h"
#include "workflows/running/bundles.h"
#include "workflows/running/call_record.h"
#include "workflows/running/effects_of_action.h"
#include "workflows/running/script.h"

namespace moothall::workflows {

/// One decision about one case on one snapshot: checks, asks the guards, plans the effects, and
/// writes down what it looked at. Commits nothing.
///
/// Threads: one. Borrows all that it is given, for its own length.
class CaseDecision {
public:
    CaseDecision(const DecidingParts& parts, const Bundle& bundle, cases::CaseRecord record,
                 Instant now, store::Reader& reader);

    Result<journal::Decision> open(const cases::Opening& opening, const journal::Cause& cause);
    Result<journal::Decision> act(const identity::Actor& actor, const TakeAction& asked,
                                  const journal::Cause& cause);

    /// Whether an action could be taken now, whatever its fields would be.
    Result<Done> possible(const identity::Actor& actor, const Action& action);

    /// What a timer does by itself, without taking an action: its own effects, or the end of a
    /// hold.
    Result<journal::Decision> fire(const cases::TimerOnCase& timer, const journal::Cause& cause);

    /// Shows the case as it will be when what was decided is kept: the read set sees to it that it
    /// is.
    void show(const Show& show) const { show(reader_, *calendars_, planner_.current()); }

private:
    Result<Done> check_standing(const identity::Actor& actor, const Action& action) const;
    /// Whether the case has met every deadline that it has had; nothing where it has had none.
    std::optional<bool> deadlines_met() const;
    /// The script at work on the case as the workflow sees it; made when it is first needed.
    Result<Script*> script();
    ScriptSource source();
    Result<Done> decide(Result<List> effects);
    Result<Done> plan_effects();
    Result<journal::Decision> decision(const journal::Cause& cause);
    /// What the script looked at and did; to be taken once, when it has ended.
    Table take_record();

    const DecidingParts& parts_;
    holidays::Revision calendar_revision_;
    /// As the snapshot knows them. Shared with the cache that gave them.
    std::shared_ptr<const calendar::Calendars> calendars_;
    const Bundle& bundle_;
    const Definition& definition_;
    cases::CaseRecord record_;
    Instant now_;
    store::Reader& reader_;
    registers::NotingReading reading_;
    std::vector<RecordedCall> calls_;
    std::vector<scripting::Function> calendar_functions_;
    std::optional<ReadyScripts::Loan> ready_;
    Planner planner_;
    Table view_;
    std::optional<Script> script_;
    List effects_;  ///< As the script wrote them.
};

/// What somebody gave for fields, checked and typed: texts are read as an officer types them. Given
/// again over `present`, so that `shown_when` sees the whole.
/// Refused: invalid_input, naming the field; a field that only the workflow sets.
Result<Table> checked_fields(const Definition& definition, const Table& given, const Table& present,
                             Date today);

/// Whether a field is asked for, given what the others hold.
bool is_shown(const Field& field, const Table& fields);

}  // namespace moothall::workflows

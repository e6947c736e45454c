#pragma once

#include <moothall/service/date.h>

#include <string_view>

#include "cases/case_change.h"
#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// Where a new case starts: its initial state, the clocks that start on receipt, the state's
/// timers.
cases::Movement opening_movement(const Definition& definition, Instant received_at, Instant now);

/// Where an action takes a case: the state, the clocks it starts, stops, pauses and resumes, and
/// the timers of the state it enters. Pure. `to` is that state, empty where the case stays;
/// `happened_at` is when it happened, for the clocks.
cases::Movement action_movement(const Definition& definition, const cases::CaseRecord& record,
                                const Action& action, const std::string& to, Instant happened_at);

/// The clock steps of putting a case on hold, and of taking it off.
std::vector<cases::ClockStep> pausing_steps(const cases::CaseRecord& record,
                                            const std::vector<std::string>& clocks,
                                            std::string_view reason, Instant at);
std::vector<cases::ClockStep> resuming_steps(const cases::CaseRecord& record,
                                             const std::vector<std::string>& clocks,
                                             std::string_view reason, Instant at);

}  // namespace moothall::workflows

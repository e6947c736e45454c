#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "cases/case_record.h"
#include "holidays/council_calendars.h"
#include "journal/fold.h"
#include "store/store.h"
#include "workflows/running/bundles.h"

namespace moothall::workflows {

/// One decision on a case, told for a person; where a script took part, made again from its
/// recorded inputs.
struct ExplainedDecision {
    std::int64_t number;  ///< Of its event in the case.
    Instant at;
    std::string actor;       ///< An id.
    std::string action;      ///< Or "timer lapse", or "open".
    std::string title;       ///< Of the action, in words.
    std::string from;        ///< Titles of the states; empty for an opening, and where it stayed.
    std::string to;          ///< Empty where it stayed.
    std::string decided_by;  ///< The hash of the workflow.
    std::string calendar;    ///< The revision by which a script counted days; empty without one.
    std::vector<std::string> looked_at;  ///< Rows of registers, as the case showed them then.
    std::vector<std::string> asked;      ///< Functions, with what they were told and answered.
    std::vector<std::string> guards;     ///< Every one of them held, or it would not have happened.
    std::vector<std::string> effects;    ///< What came of it, in sentences.
    /// Its effects have the same hash as they had then; nothing where no script took part.
    std::optional<bool> same_again = {};
    Value calls = {};  ///< What the script asked the host, and was told.
    std::string text;  ///< One sentence on deciding it again.
};

/// Every decision on a case in order, each decided again from what was recorded alone: days are
/// counted by the calendar of then, whatever was added to it since. Of one whose body was erased it
/// is told only that it was. Faults: StoreFault.
std::vector<ExplainedDecision> explain_decisions(store::Reader& reader, const journal::Folds& folds,
                                                 Bundles& bundles,
                                                 const holidays::CouncilCalendars& calendars,
                                                 const cases::CaseRecord& record);

}  // namespace moothall::workflows

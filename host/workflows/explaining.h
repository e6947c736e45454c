#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cases/case_record.h"
#include "functions/functions.h"
#include "holidays/council_calendars.h"
#include "journal/fold.h"
#include "store/store.h"
#include "workflows/bundles.h"

namespace moothall::workflows {

/// A decision that a script took part in, made again from its recorded inputs.
struct ExplainedDecision {
    std::int64_t number;     ///< Of its event in the case.
    std::string action;      ///< Or "timer lapse", or "open".
    std::string decided_by;  ///< The hash of the workflow.
    std::string calendar;    ///< The revision of the calendar by which it counted days.
    bool same_again;         ///< Its effects have the same hash as they had then.
    Value calls;             ///< What the script asked the host, and was told.
    std::string text;        ///< One sentence.
};

/// Decides again, from what was recorded alone, everything that a script decided on a case: days
/// are counted by the calendar of then, whatever was added to it since. A decision whose body was
/// erased is left out. Faults: StoreFault.
std::vector<ExplainedDecision> explain_decisions(store::Reader& reader, const journal::Folds& folds,
                                                 Bundles& bundles,
                                                 const functions::Functions& functions,
                                                 const holidays::CouncilCalendars& calendars,
                                                 const cases::CaseRecord& record);

}  // namespace moothall::workflows

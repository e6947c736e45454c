#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include "event_logs/imported_case.h"
#include "workflows/definitions/definition.h"

namespace moothall::case_logs {

/// The fields of a workflow that a log fills: a column "case:deadline" fills the field `deadline`,
/// where what stands in it fits the field. What does not fit stays an attribute of the import and
/// refuses nothing. A field for a day takes the day of a time stamp, as it is written.
Table fields_from(const event_logs::Attributes& attributes, const workflows::Definition& definition,
                  Date today);

}  // namespace moothall::case_logs

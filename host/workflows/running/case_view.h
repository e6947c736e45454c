#pragma once

#include <moothall/service/date.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>

#include "cases/case_record.h"
#include "registers/registers.h"
#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// What a guard or an act sees as `case`: the fields by name, the rows that the workflow `reads`,
/// and what a case has by itself (reference, state, received, today …). The rows are read through
/// `reading`, which notes them. Refused: not_found where a key names no row of its register.
Result<Table> case_view(const Definition& definition, const cases::CaseRecord& record, Date today,
                        Reading& reading);

}  // namespace moothall::workflows

#pragma once

#include "pages/cases/case_frame.h"

namespace desk {

/// What happened on a case last, as a timeline, the newest first.
Html latest_of(const Visit& visit, const CaseFile& file);

/// All that happened on a case, a page at a time.
moothall::Result<Outcome> case_history(const Visit& visit);

}  // namespace desk

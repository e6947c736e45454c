#pragma once

#include <string>

#include "store/inspection.h"
#include "store/schema.h"

namespace moothall::store::postgres {

/// Looks at the store in a database, and changes nothing in it. What fails is told in the
/// inspection, in a sentence that tells no secret of the URL. Waits for no server.
Inspection inspect(const std::string& url, const Schema& schema);

}  // namespace moothall::store::postgres

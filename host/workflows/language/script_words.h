#pragma once

#include <moothall/service/result.h>

#include "scripting/library.h"

namespace moothall::workflows {

/// Makes every word of the vocabulary known to scripts. Words of later versions are known too, so
/// that reading a workflow can say that they arrive later, where the sandbox could only say that
/// nothing has that name.
/// Refused: as Library::add, if the library has one of the names already.
Result<Done> add_vocabulary(scripting::Library& library);

}  // namespace moothall::workflows

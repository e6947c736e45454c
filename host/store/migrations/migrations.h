#pragma once

#include <vector>

#include "store/schema.h"

namespace moothall::store {

/// Every change to what is kept since the first release, in order: for Schema::migrations.
std::vector<Migration> migrations();

}  // namespace moothall::store

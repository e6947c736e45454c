#pragma once

#include <memory>
#include <string>
#include <vector>

#include "store/table.h"
#include "store/whole_copy.h"

namespace moothall::store::postgres {

/// Copies of the store in a database. A copy is what pg_dump writes, in its custom format and not
/// compressed, so that what has not changed looks the same in the next one.
std::unique_ptr<WholeCopies> whole_copies(const std::string& url, const std::vector<Table>& tables);

/// Makes a store in an empty database from such a copy, by pg_restore in one transaction. Until it
/// is finished nobody else opens it, and what one that was killed left is taken away.
std::unique_ptr<NewStore> new_store(const std::string& url);

}  // namespace moothall::store::postgres

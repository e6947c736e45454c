#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "store/table.h"
#include "store/whole_copy.h"

namespace moothall::store::sqlite {

/// Copies of the store in a data folder. A copy is the database file as SQLite's online backup
/// makes it: it is written whole to a file in `scratch` first, as fast as the disk takes it,
/// because the moment has to be held for so long, and the journal file grows for as long as it is
/// held. The scratch file has no name any more when it is written, so nothing is left of it, come
/// what may.
std::unique_ptr<WholeCopies> whole_copies(const std::filesystem::path& folder,
                                          const std::vector<Table>& tables,
                                          const std::filesystem::path& scratch);

/// Makes a store in a data folder, which has to be there, from such a copy.
std::unique_ptr<NewStore> new_store(const std::filesystem::path& folder);

}  // namespace moothall::store::sqlite

#pragma once

#include <filesystem>
#include <string>

#include "store/inspection.h"
#include "store/schema.h"

namespace moothall::store::sqlite {

/// Looks at the store in a data folder, and changes nothing in it; a store on a medium that is read
/// only can be looked at too. What fails is told in the inspection.
Inspection inspect(const std::filesystem::path& folder, const Schema& schema);

/// Walks every page of the database: the first damage in one sentence, empty if there is none.
/// Slow.
std::string damage_in(const std::filesystem::path& folder);

}  // namespace moothall::store::sqlite

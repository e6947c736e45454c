#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <memory>

#include "store/pending.h"
#include "store/schema.h"
#include "store/store.h"
#include "store/unfinished.h"

namespace moothall::store::sqlite {

/// Opens the store in a data folder, making folder and store where there are none, and bringing an
/// older one up to date, as far as the opening asks for it. Any number of processes may do so at
/// once. What an older store that is left as it is lacks reads as empty and takes nothing; once
/// others have brought it up to date every change through this one is a StoreFault.
///
/// Refused, with nothing changed: a folder without a store and a store that is older and has to be
/// brought up to date first, where that may not be done; a database that is newer than the program,
/// of another program, damaged, cut short, half copied, or that may not be written; a folder that
/// cannot be made.
Result<std::unique_ptr<Store>> open(const std::filesystem::path& folder, const Schema& schema,
                                    Sealing sealing, const Opening& opening);

/// What a store lacks of what the schema says, without changing anything. Refused: where no store
/// is, one that cannot be opened, and as by store::pending.
Result<Pending> pending_at(const std::filesystem::path& folder, const Schema& schema);

/// Makes a store that is to be filled, in a folder that is empty or not there yet.
/// Refused: as by `open`, and where something is.
Result<std::unique_ptr<Unfinished>> make_unfinished(const std::filesystem::path& folder,
                                                    const Schema& schema, const Opening& opening);

}  // namespace moothall::store::sqlite

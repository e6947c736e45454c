#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

#include "backups/archive/chain.h"
#include "store/schema.h"
#include "store/whole_copy.h"

namespace moothall::backups {

/// Whether a backup can become a store of this backend, for a program with this schema.
/// Refused: not_available for one of another backend, or of a newer program.
Result<Done> check_fit(const Manifest& manifest, std::string_view backend,
                       const store::Schema& schema);

/// Makes the store. Every byte of the backup and of those on which it stands is compared, and the
/// last seal of what was made (`made` reads it) with the one that the backup names.
/// Refused: not_available, for any difference. Faults: StoreFault, DamagedBackup.
Result<Done> restore_store(const Chain& chain, store::NewStore& place, store::WholeCopies& made);

/// Gives each document that is wanted; says how many. Faults: DamagedBackup.
std::int64_t restore_documents(
    const Chain& chain, const std::function<bool(std::string_view address)>& is_wanted,
    const std::function<void(std::string_view address, std::string_view bytes)>& put);

/// Puts back the further file of this name, if the backup has it. Faults: as above.
void restore_file(const Chain& chain, const std::string& name, const std::filesystem::path& folder);

}  // namespace moothall::backups

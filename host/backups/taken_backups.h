#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <optional>
#include <string>

#include "store/store.h"

namespace moothall::backups {

/// A backup that was taken, read back and found whole.
struct TakenBackup {
    Instant taken_at;
    std::int64_t position;  ///< Of the last event in it that a seal binds.
    std::string name;       ///< The path of the file, as it was then.
    std::int64_t bytes;     ///< Of what it holds.

    friend bool operator==(const TakenBackup&, const TakenBackup&) = default;
};

/// Every backup that was taken. A working table. Columns: taken_at, position, name, bytes.
const store::Table& backups_table();

void note_taken(store::Store& store, const TakenBackup& backup);

/// The newest; nothing where none was ever taken.
std::optional<TakenBackup> last_taken(store::Reader& reader);

}  // namespace moothall::backups

#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "backups/archive/archive_writer.h"
#include "backups/archive/manifest.h"
#include "store/documents.h"
#include "store/whole_copy.h"

namespace moothall::backups {

/// What is backed up.
struct Sources {
    store::WholeCopies& copies;
    store::Documents* documents;               ///< Null where the copy of the store holds them.
    std::vector<std::filesystem::path> files;  ///< Further ones; those that are not there are not.
};

/// What is asked for.
struct BackupWanted {
    std::filesystem::path file;
    std::optional<std::filesystem::path> since;  ///< Only what this backup lacks.
    std::string program_version;
    Instant now;
};

/// What came of it.
struct BackupDone {
    Subject subject;
    Written written;
    std::string not_noted = {};  ///< Why the council does not know of it; empty: it does.
};

/// Takes a backup while others work on: of one moment of the store, and of every document that it
/// names. Documents are read before that moment is held for the store's copy, so that one which is
/// erased meanwhile is neither missed nor named.
///
/// Refused, with nothing changed: a file that is there and is no backup, or one of another council;
/// a base that is damaged, of another council, or in another folder.
/// Faults: StoreFault; then the file that was there before is as it was.
Result<BackupDone> take_backup(const Sources& sources, const BackupWanted& wanted);

}  // namespace moothall::backups

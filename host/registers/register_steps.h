#pragma once

#include <moothall/service/plugin.h>
#include <moothall/service/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/fold.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::registers {

/// A row that a step turned down, or that does not fit the register after all steps.
struct RefusedRow {
    std::string key;
    Date from;
    std::string reason;
};

/// What taking a register's rows from the revision at which they are kept to the declared one comes
/// to.
struct Steps {
    int from = 0;
    int to = 0;
    std::int64_t rows = 0;            ///< That would be put anew.
    std::vector<RefusedRow> refused;  ///< Of these nothing could be kept.
    journal::Decision decision;       ///< Its events and read set; the cause is the caller's.
};

/// The revision at which the rows of a register are kept. Nothing where it holds none.
/// Faults: StoreFault, DamagedEvent.
std::optional<int> kept_revision(store::Reader& reader, std::string_view register_name);

/// Why a plugin must not work on a register as it declares it: its rows are kept at another
/// revision. Nothing where they are not. Faults: as kept_revision.
std::optional<std::string> reason_against_revision(store::Reader& reader,
                                                   const RegisterDeclaration& declaration,
                                                   const std::string& plugin);

/// Takes every row, of every day, through the steps of the declaration. Changes nothing. Nothing
/// where there is nothing to be taken.
/// Refused: invalid_input for rows at a newer revision than the declared one. Faults: as
/// kept_revision; what a step throws is thrown on.
Result<std::optional<Steps>> steps_for(store::Reader& reader,
                                       const RegisterDeclaration& declaration, Instant now);

/// Adds the streams that note each change of a register's revision.
void add_revision_folds(journal::Folds& folds);

}  // namespace moothall::registers

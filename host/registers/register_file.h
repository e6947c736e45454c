#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <filesystem>
#include <istream>
#include <string>
#include <vector>

#include "journal/event.h"
#include "registers/registers.h"
#include "store/store.h"

namespace moothall::registers {

/// How rows that lie in a file are taken.
struct RegisterFile {
    std::string register_name;
    std::string file_name;     ///< What messages call it.
    std::optional<Date> from;  ///< For rows that do not say from when; nothing: each must.
};

/// Reads the rows of a CSV file: columns are the register's fields, `source`, and `from` for the
/// day from which a row is in force. All or nothing. Refused: invalid_input with line, column and
/// what to do, for what CsvRecords refuses, a column that is no field, a value of the wrong kind, a
/// row without a value that it needs, the same key and day twice; not_found for the register.
/// Faults: throws std::runtime_error when the stream fails.
Result<std::vector<RowToPut>> read_register_file(const Registers& registers, std::istream& file,
                                                 const RegisterFile& about);

/// What a plugin ships: `NAME.csv` in `folder` holds rows of the register `plugin.NAME`. Each row
/// needs a `source`. An absent folder holds nothing. Refused: as above; invalid_input for a row
/// without a source; not_found for a file of no register. Faults: throws std::runtime_error when a
/// file cannot be read.
Result<std::vector<RowToPut>> load_rules(const Registers& registers, const std::string& plugin,
                                         const std::filesystem::path& folder);

/// The events for those rows whose key has nothing that begins on that day yet: what a council has
/// put or ended itself is left alone, and what was loaded before is not loaded again.
/// Refused: as by Registers::put.
Result<std::vector<journal::Draft>> drafts_for_new_rows(store::Reader& reader,
                                                        const Registers& registers,
                                                        const std::vector<RowToPut>& rows,
                                                        Instant now);

/// The events for those rows that differ from what is there: an import can be repeated.
/// Refused: as by Registers::put.
Result<std::vector<journal::Draft>> drafts_for_changed_rows(store::Reader& reader,
                                                            const Registers& registers,
                                                            const std::vector<RowToPut>& rows,
                                                            Instant now);

}  // namespace moothall::registers

#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/store.h"

namespace moothall::registers {

/// A row as the projection has it.
struct StoredRow {
    std::string key;
    Date from;                          ///< The first day on which it is in force.
    std::optional<Table> values;        ///< Nothing where the key ends on that day.
    std::int64_t recorded_at;           ///< Microseconds since 1970 in UTC.
    std::optional<std::string> as_put;  ///< JSON of the values before any of it was reserved.
};

/// How many are left in the field of a row that counts down; nothing if the row has no such field.
std::optional<std::int64_t> left_in(const StoredRow& row, const std::string& field);

/// Every row of a key, by the day from which it is in force.
std::vector<StoredRow> rows_of_key(store::Reader& reader, const std::string& register_name,
                                   const std::string& key);

/// The row of a key that is in force on a day, which may say that the key has ended; nothing if
/// none had begun by then.
std::optional<StoredRow> row_in_force(store::Reader& reader, const std::string& register_name,
                                      const std::string& key, Date on);

/// Which keys of a register to look at.
struct KeyRange {
    std::string begins_with;  ///< Empty for all.
    std::string after;        ///< Keys up to this one are passed over; empty at first.
};

/// Shows `visit` the row of each key that is in force on a day, by key, until it says no.
void for_each_in_force(store::Reader& reader, const std::string& register_name,
                       const KeyRange& range, Date on,
                       const std::function<bool(const StoredRow&)>& visit);

}  // namespace moothall::registers

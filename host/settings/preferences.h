#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <string>
#include <string_view>

#include "store/store.h"

namespace moothall::settings {

/// How somebody likes a front end: its own words, which only that front end understands.
/// A working table, by whose and front end: nothing that was done to a case depends on it.
const store::Table& preference_table();

inline constexpr std::size_t preferences_bytes_max = 4096;

/// Keeps what somebody prefers in place of what was kept before. Refused: invalid_input for a front
/// end without a name in snake_case, and for values that are too long or no plain text.
/// Faults: StoreFault.
Result<Done> keep_preferences(store::Store& store, const std::string& who,
                              std::string_view front_end, const Table& values);

/// Empty where nothing was kept. Faults: StoreFault.
Table preferences(store::Reader& reader, const std::string& who, std::string_view front_end);

}  // namespace moothall::settings

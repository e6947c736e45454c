#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>

#include "startup/running_council.h"

namespace moothall::startup {

/// Reads `moothall.toml` over the settings there are. Keys:
/// `[scripting] instructions, wall_ms, memory_mib, string_kib`, `[plugins] folders`.
/// Refused: invalid_input with file and line for what is no TOML, an unknown key (with the nearest
/// right one), a value of another kind or out of range.
Result<Done> read_configuration(std::string_view text, const std::string& file, Settings& settings);

}  // namespace moothall::startup

#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>

#include "startup/running_council.h"

namespace moothall::startup {

/// Reads `moothall.toml` over the settings there are; see configuration_keys.h for its keys.
/// Refused: invalid_input with file and line for what is no TOML, an unknown key (with the nearest
/// right one), a value of another kind or out of range. Then nothing is changed.
Result<Done> read_configuration(std::string_view text, const std::string& file, Settings& settings);

/// The page of all keys, in Markdown.
std::string configuration_page();

/// The file that the package installs: every key with its words, those commented out whose value
/// it leaves as it is.
std::string packaged_configuration();

}  // namespace moothall::startup

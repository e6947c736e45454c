#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "plugin_loading/loading.h"

namespace moothall::plugin_loading {

/// What can be said of a built plugin without running any of its code.
struct Inspected {
    Manifest manifest;
    std::string build_id;                 ///< Of the library itself; empty if it has none.
    std::vector<std::string> objections;  ///< Why this host would refuse it; none if it would not.
};

/// Reads a plugin's manifest and the build-id of its library; `file` is either of the two.
/// Refused: not_found and invalid_input, where there is no manifest that can be read.
Result<Inspected> inspect_plugin(const std::filesystem::path& file);

/// Inspects a plugin, then loads it and lets it attach, without what it requires. Runs its code.
/// Refused: the first objection, with the plugin's name and what to do.
Result<LoadedPlugin> check_plugin(const std::filesystem::path& file, const LoadingContext& context);

}  // namespace moothall::plugin_loading

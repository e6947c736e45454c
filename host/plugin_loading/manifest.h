#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <string>
#include <vector>

#include "plugin_loading/abi.h"

namespace moothall::plugin_loading {

/// What a plugin says of itself in NAME.plugin.json, before any of its code runs.
struct Manifest {
    std::string name;
    std::string title;
    std::string version;
    std::string sdk_version;
    std::string build_id;
    std::string letters;  ///< The two capitals of its case references; empty if it has no cases.
    Abi abi;
    std::vector<std::string> requires_;            ///< "desk", "desk>=1.2" or "waste.rounds/1".
    std::vector<std::string> provides;             ///< "waste.rounds/1".
    std::vector<std::filesystem::path> workflows;  ///< The files themselves, with their folder.
    std::vector<std::filesystem::path> rules;
    std::filesystem::path file;     ///< The manifest.
    std::filesystem::path library;  ///< The library beside it.
};

/// The name that a manifest or a library says by its file name: "waste" for waste.plugin.json.
std::string name_in(const std::filesystem::path& manifest_or_library);

/// Reads a manifest; looks at nothing else.
/// Refused: not_found where there is none; invalid_input with a sentence for what is wrong in it.
Result<Manifest> read_manifest(const std::filesystem::path& file);

}  // namespace moothall::plugin_loading

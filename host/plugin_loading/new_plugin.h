#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <string>
#include <vector>

namespace moothall::plugin_loading {

/// Copies the template of a plugin to `into`/`name` and gives it its name: in file names, in the
/// sources (`pest_control`, `PestControl`), as its title ("Pest control") and its letters (PE).
/// Gives the files that were written.
/// Refused: a name that is not snake_case or means something else in C++ or Lua; a folder or file
/// of that name that is there already; no template. Then nothing is written. Faults: throws
/// std::runtime_error when a file cannot be written.
Result<std::vector<std::filesystem::path>> new_plugin(const std::string& name,
                                                      const std::filesystem::path& into,
                                                      const std::filesystem::path& template_folder);

}  // namespace moothall::plugin_loading

#pragma once

#include <filesystem>
#include <string>

namespace moothall::workflows {

/// The text of a workflow's file with the modules that it uses, as far as their files stand in a
/// folder beside it or beside the folder it is in: "lib.common@1" in lib/common@1.lua or
/// ../lib/common@1.lua. What is not there may be in the store.
std::string with_modules_beside(const std::filesystem::path& file, const std::string& source);

}  // namespace moothall::workflows

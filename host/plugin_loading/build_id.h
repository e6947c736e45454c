#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <string>

namespace moothall::plugin_loading {

/// The build-id of a shared library in small hexadecimal digits, read from the file without running
/// any of its code.
/// Refused: not_found where the file cannot be read; invalid_input where it is no 64-bit ELF file
/// or holds no build-id.
Result<std::string> build_id_of(const std::filesystem::path& library);

}  // namespace moothall::plugin_loading

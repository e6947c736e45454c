#include "startup/scratch_folder.h"

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <system_error>

namespace moothall::startup {

ScratchFolder::ScratchFolder() : ScratchFolder(std::filesystem::temp_directory_path()) {}

ScratchFolder::ScratchFolder(const std::filesystem::path& in) {
    std::string pattern = (in / "moothall-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("No temporary folder can be made in " + in.string() + ".");
    }
    folder_ = pattern;
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;  // What is left of a scratch folder harms nobody.
    std::filesystem::remove_all(folder_, ignored);
}

}  // namespace moothall::startup

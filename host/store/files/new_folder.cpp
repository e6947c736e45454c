#include "store/files/new_folder.h"

#include <unistd.h>

#include "store/files/durable.h"
#include "store/store.h"

namespace moothall::store::files {

NewFolder::NewFolder(const std::filesystem::path& folder) {
    std::error_code unseen;  // Whoever makes it says what is wrong with it.
    for (auto missing = std::filesystem::absolute(folder);
         !std::filesystem::exists(missing, unseen); missing = missing.parent_path()) {
        made_.push_back(missing);
    }
    try {
        make_folder(folder);
    } catch (const StoreFault&) {
        take_away();
        throw;
    }
}

NewFolder::~NewFolder() {
    take_away();
}

void NewFolder::take_away() {
    for (const auto& folder : made_) {
        ::rmdir(folder.c_str());
    }
}

}  // namespace moothall::store::files

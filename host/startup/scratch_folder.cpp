#include "startup/scratch_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <stdexcept>
#include <string>
#include <system_error>

#include "store/files/descriptor.h"

namespace moothall::startup {
namespace {

namespace fs = std::filesystem;

constexpr const char* prefix = "moothall-scratch-";
constexpr int tries_max = 10;

/// The open and locked folder; below zero for one of somebody else, or one that is in use.
int locked(const fs::path& folder) {
    const int opened = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat about {};
    if (opened >= 0 && ::fstat(opened, &about) == 0 && about.st_uid == ::geteuid() &&
        ::flock(opened, LOCK_EX | LOCK_NB) == 0) {
        return opened;
    }
    if (opened >= 0) {
        ::close(opened);
    }
    return -1;
}

void take_left_ones_away(const fs::path& in) {
    std::error_code ignored;  // Of what cannot be taken away others may know more.
    for (const auto& entry : fs::directory_iterator(in, ignored)) {
        if (!entry.path().filename().string().starts_with(prefix)) {
            continue;
        }
        const store::files::Descriptor lock(locked(entry.path()));
        if (lock.number() >= 0) {
            fs::remove_all(entry.path(), ignored);
        }
    }
}

fs::path new_folder(const fs::path& in) {
    std::string pattern = (in / (std::string(prefix) + "XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("No temporary folder can be made in " + in.string() + ".");
    }
    return pattern;
}

}  // namespace

ScratchFolder::ScratchFolder() : ScratchFolder(fs::temp_directory_path()) {}

ScratchFolder::ScratchFolder(const fs::path& in) {
    take_left_ones_away(in);
    for (int tried = 0; tried < tries_max; ++tried) {
        folder_ = new_folder(in);
        lock_ = locked(folder_);
        // Before it was locked another one may have taken it for one that was left.
        inside_ = folder_ / "inside";
        if (lock_ >= 0 && ::mkdir(inside_.c_str(), S_IRWXU) == 0) {
            return;
        }
        ::close(lock_);
    }
    throw std::runtime_error("No temporary folder can be locked in " + in.string() + ".");
}

ScratchFolder::~ScratchFolder() {
    std::error_code ignored;  // The next one takes away what is left.
    fs::remove_all(folder_, ignored);
    ::close(lock_);
}

}  // namespace moothall::startup

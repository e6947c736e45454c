#include "store/files/durable.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "store/files/descriptor.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

[[noreturn]] void fail(const std::string& what, const std::filesystem::path& path) {
    if (errno == ENOSPC || errno == EDQUOT || errno == EFBIG) {
        throw StoreFault("The disk is full, so '" + path.string() +
                         "' was not written. Free some space, then try again.");
    }
    throw StoreFault(what + " '" + path.string() + "': " + std::strerror(errno) + ".");
}

bool write_all(int file, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(file, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    return true;
}

}  // namespace

void make_folder(const std::filesystem::path& folder) {
    if (std::filesystem::is_directory(folder)) {
        return;
    }
    const std::filesystem::path above = std::filesystem::absolute(folder).parent_path();
    if (!std::filesystem::is_directory(above)) {
        make_folder(above);
    }
    if (::mkdir(folder.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
        fail("Moothall could not make the folder", folder);
    }
    sync_folder(above);
}

void sync_folder(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0 || ::fsync(opened.number()) != 0) {
        fail("Moothall could not keep the folder", folder);
    }
}

void sync_file_system(const std::filesystem::path& folder) {
    const Descriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (opened.number() < 0 || ::syncfs(opened.number()) != 0) {
        fail("Moothall could not keep the folder", folder);
    }
}

void write_durably(const std::filesystem::path& file, std::string_view bytes) {
    std::string scratch = file.string() + ".new-XXXXXX";
    const Descriptor opened(::mkostemp(scratch.data(), O_CLOEXEC));
    if (opened.number() < 0) {
        fail("Moothall could not write the file", file);
    }
    if (!write_all(opened.number(), bytes) || ::fsync(opened.number()) != 0 ||
        ::rename(scratch.c_str(), file.c_str()) != 0) {
        const int error = errno;
        ::unlink(scratch.c_str());
        errno = error;
        fail("Moothall could not write the file", file);
    }
    sync_folder(file.parent_path());
}

}  // namespace moothall::store::files

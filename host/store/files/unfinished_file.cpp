#include "store/files/unfinished_file.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "store/files/durable.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

constexpr off_t stretch = off_t{4} * 1024 * 1024;

/// Whether the open file still has this name: its last writer may just have given it its place.
bool has_name(int file, const std::filesystem::path& path) {
    struct stat opened {};
    struct stat named {};
    return ::fstat(file, &opened) == 0 && ::stat(path.c_str(), &named) == 0 &&
           opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

}  // namespace

/// Begins with the newest stretch, and waits for the one before it.
void WritingBehind::until(int file, off_t end) {
    if (end - begun_ < stretch) {
        return;
    }
    ::sync_file_range(file, begun_, end - begun_, SYNC_FILE_RANGE_WRITE);
    if (begun_ > done_) {
        ::sync_file_range(
            file, done_, begun_ - done_,
            SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
    }
    done_ = begun_;
    begun_ = end;
}

UnfinishedFile::UnfinishedFile(std::filesystem::path place)
    : place_(std::move(place)), path_(place_.string() + ".unfinished") {
    while (file_ < 0) {
        open();
    }
    if (::ftruncate(file_, 0) != 0) {
        fail();
    }
}

UnfinishedFile::~UnfinishedFile() {
    if (!is_finished_) {
        ::unlink(path_.c_str());
    }
    ::close(file_);
}

/// The lock goes with its holder, however that ends.
void UnfinishedFile::open() {
    const int file = ::open(path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (file < 0) {
        fail();
    }
    if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
        ::close(file);
        throw StoreFault("Another program is writing the file '" + place_.string() +
                         "'. Wait until it has finished, then try again.");
    }
    if (has_name(file, path_)) {
        file_ = file;
    } else {
        ::close(file);
    }
}

void UnfinishedFile::write(std::string_view bytes) {
    written_ += static_cast<off_t>(bytes.size());
    while (!bytes.empty()) {
        const ssize_t written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            fail();
        }
        bytes.remove_prefix(written < 0 ? 0 : static_cast<std::size_t>(written));
    }
    behind_.until(file_, written_);
}

void UnfinishedFile::sync() {
    if (::fsync(file_) != 0) {
        fail();
    }
    ::posix_fadvise(file_, 0, 0, POSIX_FADV_DONTNEED);
}

void UnfinishedFile::finish() {
    if (::fsync(file_) != 0 || ::rename(path_.c_str(), place_.c_str()) != 0) {
        fail();
    }
    is_finished_ = true;
    sync_folder(std::filesystem::absolute(place_).parent_path());
}

void UnfinishedFile::fail() const {
    const int error = errno;
    if (error == ENOSPC || error == EDQUOT || error == EFBIG) {
        throw StoreFault("The disk is full, so the file '" + place_.string() +
                         "' was not written. Free some space, then try again.");
    }
    throw StoreFault("Moothall could not write the file '" + place_.string() +
                     "': " + std::strerror(error) + ".");
}

}  // namespace moothall::store::files

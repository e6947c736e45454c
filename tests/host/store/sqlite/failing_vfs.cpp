#include "host/store/sqlite/failing_vfs.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <stdexcept>

namespace moothall::store::sqlite {
namespace {

/// A file of ours, followed in memory by the real one.
struct File {
    sqlite3_file base;
    FailingDisk* disk;
    std::string* path;  ///< Null for files that are not watched.
    sqlite3_file* real;
};

File* of(sqlite3_file* file) {
    return reinterpret_cast<File*>(file);
}

sqlite3_vfs* real_of(sqlite3_vfs* vfs) {
    return sqlite3_vfs_find(static_cast<const char*>(vfs->zName) + sizeof("failing ") - 1);
}

int close_file(sqlite3_file* file) {
    const int code = of(file)->real->pMethods->xClose(of(file)->real);
    delete of(file)->path;
    return code;
}

int read_file(sqlite3_file* file, void* into, int size, sqlite3_int64 from) {
    return of(file)->real->pMethods->xRead(of(file)->real, into, size, from);
}

int write_file(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 from) {
    File& self = *of(file);
    if (self.path != nullptr) {
        if (self.disk->is_dead()) {
            return SQLITE_IOERR_WRITE;
        }
        const Failure* failure = self.disk->write_is_to_fail();
        if (failure != nullptr && *failure == Failure::disk_full) {
            return SQLITE_FULL;
        }
        self.disk->about_to_change(*self.path, from, size);
        if (failure != nullptr) {
            self.real->pMethods->xWrite(self.real, bytes, size / 2, from);
            return SQLITE_IOERR_WRITE;
        }
    }
    return self.real->pMethods->xWrite(self.real, bytes, size, from);
}

int truncate_file(sqlite3_file* file, sqlite3_int64 size) {
    File& self = *of(file);
    if (self.path != nullptr) {
        if (self.disk->is_dead()) {
            return SQLITE_IOERR_TRUNCATE;
        }
        self.disk->about_to_change(*self.path, size, INT32_MAX);
    }
    return self.real->pMethods->xTruncate(self.real, size);
}

int sync_file(sqlite3_file* file, int flags) {
    File& self = *of(file);
    if (self.path != nullptr && (self.disk->is_dead() || self.disk->sync_is_to_fail())) {
        return SQLITE_IOERR_FSYNC;
    }
    const int code = self.real->pMethods->xSync(self.real, flags);
    if (self.path != nullptr && code == SQLITE_OK) {
        self.disk->was_synced(*self.path);
    }
    return code;
}

int size_of_file(sqlite3_file* file, sqlite3_int64* size) {
    return of(file)->real->pMethods->xFileSize(of(file)->real, size);
}
int lock_file(sqlite3_file* file, int level) {
    return of(file)->real->pMethods->xLock(of(file)->real, level);
}
int unlock_file(sqlite3_file* file, int level) {
    return of(file)->real->pMethods->xUnlock(of(file)->real, level);
}
int check_reserved_lock(sqlite3_file* file, int* is_held) {
    return of(file)->real->pMethods->xCheckReservedLock(of(file)->real, is_held);
}
int control_file(sqlite3_file* file, int what, void* argument) {
    return of(file)->real->pMethods->xFileControl(of(file)->real, what, argument);
}
int sector_size(sqlite3_file* file) {
    return of(file)->real->pMethods->xSectorSize(of(file)->real);
}
int characteristics(sqlite3_file* file) {
    return of(file)->real->pMethods->xDeviceCharacteristics(of(file)->real);
}
int map_shared(sqlite3_file* file, int page, int size, int extend, void volatile** mapped) {
    return of(file)->real->pMethods->xShmMap(of(file)->real, page, size, extend, mapped);
}
int lock_shared(sqlite3_file* file, int offset, int count, int flags) {
    return of(file)->real->pMethods->xShmLock(of(file)->real, offset, count, flags);
}
void shared_barrier(sqlite3_file* file) {
    of(file)->real->pMethods->xShmBarrier(of(file)->real);
}
int unmap_shared(sqlite3_file* file, int is_deleted) {
    return of(file)->real->pMethods->xShmUnmap(of(file)->real, is_deleted);
}

const sqlite3_io_methods methods = {2,
                                    close_file,
                                    read_file,
                                    write_file,
                                    truncate_file,
                                    sync_file,
                                    size_of_file,
                                    lock_file,
                                    unlock_file,
                                    check_reserved_lock,
                                    control_file,
                                    sector_size,
                                    characteristics,
                                    map_shared,
                                    lock_shared,
                                    shared_barrier,
                                    unmap_shared,
                                    nullptr,
                                    nullptr};

int open_file(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* file, int flags, int* given) {
    auto* disk = static_cast<FailingDisk*>(vfs->pAppData);
    File& self = *of(file);
    self.base.pMethods = nullptr;
    self.disk = disk;
    self.real = reinterpret_cast<sqlite3_file*>(&self + 1);
    constexpr int written = SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL;
    if (disk->is_read_only() && (flags & written) != 0) {
        flags = (flags & ~(SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)) | SQLITE_OPEN_READONLY;
    }
    const int code = real_of(vfs)->xOpen(real_of(vfs), name, self.real, flags, given);
    if (code == SQLITE_OK) {
        self.base.pMethods = &methods;
        self.path = (flags & written) != 0 && name != nullptr ? new std::string(name) : nullptr;
    }
    return code;
}

int delete_file(sqlite3_vfs* vfs, const char* name, int sync_folder) {
    const auto* disk = static_cast<const FailingDisk*>(vfs->pAppData);
    return disk->is_dead() ? SQLITE_IOERR_DELETE
                           : real_of(vfs)->xDelete(real_of(vfs), name, sync_folder);
}

}  // namespace

FailingDisk::FailingDisk() : vfs_(std::make_unique<sqlite3_vfs>(*sqlite3_vfs_find(nullptr))) {
    static const std::string name = std::string("failing ") + vfs_->zName;
    vfs_->zName = name.c_str();
    vfs_->pNext = nullptr;
    vfs_->pAppData = this;
    vfs_->szOsFile += static_cast<int>(sizeof(File));
    vfs_->xOpen = open_file;
    vfs_->xDelete = delete_file;
    sqlite3_vfs_register(vfs_.get(), 1);
}

FailingDisk::~FailingDisk() {
    sqlite3_vfs* real = real_of(vfs_.get());
    sqlite3_vfs_unregister(vfs_.get());
    sqlite3_vfs_register(real, 1);
}

void FailingDisk::fail(Failure failure, std::int64_t nth) {
    const std::lock_guard lock(mutex_);
    failure_ = failure;
    countdown_ = nth;
}

void FailingDisk::lose_power() {
    const std::lock_guard lock(mutex_);
    is_dead_ = true;
    for (auto& [path, changes] : unsynced_) {
        const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
        if (file < 0) {
            continue;  // It was deleted, which the folder's sync made final.
        }
        for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
            const auto& bytes = change->bytes;
            if (::pwrite(file, bytes.data(), bytes.size(), change->from) < 0 ||
                ::ftruncate(file, change->size) != 0) {
                throw std::runtime_error("cannot take back what was written to " + path);
            }
        }
        ::close(file);
    }
    unsynced_.clear();
}

bool FailingDisk::sync_is_to_fail() {
    const std::lock_guard lock(mutex_);
    ++syncs_;
    if (failure_ != Failure::sync_fails || countdown_ == 0 || --countdown_ > 0) {
        return false;
    }
    has_failed_ = true;
    return true;
}

const Failure* FailingDisk::write_is_to_fail() {
    const std::lock_guard lock(mutex_);
    ++writes_;
    if (failure_ == Failure::sync_fails || countdown_ == 0 || --countdown_ > 0) {
        return nullptr;
    }
    has_failed_ = true;
    return &failure_;
}

void FailingDisk::about_to_change(const std::string& path, std::int64_t from, std::int64_t size) {
    const std::lock_guard lock(mutex_);
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    struct stat status = {};
    if (file < 0 || ::fstat(file, &status) != 0) {
        throw std::runtime_error("cannot look at " + path);
    }
    Before before{status.st_size, from, {}};
    before.bytes.resize(
        static_cast<std::size_t>(std::clamp<std::int64_t>(status.st_size - from, 0, size)));
    if (::pread(file, before.bytes.data(), before.bytes.size(), from) < 0) {
        throw std::runtime_error("cannot look at " + path);
    }
    ::close(file);
    unsynced_[path].push_back(std::move(before));
}

void FailingDisk::was_synced(const std::string& path) {
    const std::lock_guard lock(mutex_);
    unsynced_[path].clear();
}

}  // namespace moothall::store::sqlite

#include "startup/backups/restoring_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>
#include <vector>

#include "store/files/durable.h"
#include "store/store.h"

namespace moothall::startup {
namespace {

namespace fs = std::filesystem;

constexpr const char* inside_name = "restoring.unfinished";
constexpr const char* store_name = "council.db";

/// Unless somebody has made a store there without asking the lock. Not every file system can move a
/// file so; where it cannot, a link takes nobody's place either.
bool give_place(const fs::path& store, const fs::path& place) {
    if (::renameat2(AT_FDCWD, store.c_str(), AT_FDCWD, place.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    return (errno == EINVAL || errno == ENOSYS) && ::link(store.c_str(), place.c_str()) == 0;
}

/// Nothing is in it, or only what a restore that was killed left.
bool is_free_for_restoring(const fs::path& data_folder) {
    if (!fs::exists(data_folder)) {
        return true;
    }
    if (!fs::is_directory(data_folder)) {
        return false;
    }
    const fs::directory_iterator all(data_folder);
    return std::all_of(fs::begin(all), fs::end(all), [](const fs::directory_entry& entry) {
        return entry.path().filename() == inside_name;
    });
}

void refuse_unless_free(const fs::path& data_folder) {
    if (!is_free_for_restoring(data_folder)) {
        throw store::StoreFault(data_folder.string() +
                                " holds something already. Choose another place with --data, or "
                                "take this one away.");
    }
}

}  // namespace

RestoringFolder::RestoringFolder(fs::path data_folder)
    : data_folder_(std::move(data_folder)),
      inside_(data_folder_ / inside_name),
      was_there_(fs::exists(data_folder_)) {
    refuse_unless_free(data_folder_);
    store::files::make_folder(data_folder_);
    lock_ = ::open(data_folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    try {
        if (lock_ < 0 || ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
            throw store::StoreFault("Another program is making a council in " +
                                    data_folder_.string() +
                                    ". Wait until it has finished, then try again.");
        }
        refuse_unless_free(data_folder_);  // Nobody else makes one from here on.
        fs::remove_all(inside_);
        store::files::make_folder(inside_);
    } catch (const std::exception&) {
        ::close(lock_);
        throw;
    }
}

RestoringFolder::~RestoringFolder() {
    if (!is_finished_) {
        std::error_code ignored;  // The next one takes away what is left.
        fs::remove_all(inside_, ignored);
        if (!was_there_) {
            fs::remove(data_folder_, ignored);
        }
    }
    ::close(lock_);
}

void RestoringFolder::finish() {
    store::files::sync_file_system(data_folder_);
    std::vector<fs::path> all;
    for (const auto& entry : fs::directory_iterator(inside_)) {
        if (entry.path().filename() != store_name) {
            all.push_back(entry.path());
        }
    }
    for (const fs::path& each : all) {
        fs::rename(each, data_folder_ / each.filename());
    }
    store::files::sync_folder(data_folder_);
    if (!give_place(inside_ / store_name, data_folder_ / store_name)) {
        throw store::StoreFault("Another program has made a council in " + data_folder_.string() +
                                " meanwhile, so nothing was restored. Choose another place.");
    }
    is_finished_ = true;
    fs::remove_all(inside_);
    store::files::sync_folder(data_folder_);
}

}  // namespace moothall::startup

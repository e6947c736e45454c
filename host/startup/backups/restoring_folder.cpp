#include "startup/backups/restoring_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <system_error>
#include <vector>

#include "store/files/durable.h"
#include "store/store.h"

namespace moothall::startup {
namespace {

namespace fs = std::filesystem;

constexpr const char* inside_name = "restoring";
constexpr const char* store_name = "council.db";

}  // namespace

bool is_free_for_restoring(const fs::path& data_folder) {
    std::error_code absent;
    if (!fs::exists(data_folder, absent)) {
        return true;
    }
    return fs::is_directory(data_folder) &&
           (fs::is_empty(data_folder) ||
            (fs::exists(data_folder / inside_name) && !fs::exists(data_folder / store_name)));
}

RestoringFolder::RestoringFolder(fs::path data_folder)
    : data_folder_(std::move(data_folder)),
      inside_(data_folder_ / inside_name),
      was_there_(fs::exists(data_folder_)) {
    store::files::make_folder(data_folder_);
    lock_ = ::open(data_folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ < 0 || ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
        ::close(lock_);
        throw store::StoreFault("Another program is making a council in " + data_folder_.string() +
                                ". Wait until it has finished, then try again.");
    }
    if (!is_free_for_restoring(data_folder_)) {
        ::close(lock_);
        throw store::StoreFault(data_folder_.string() +
                                " holds something already. Choose another place with --data, or "
                                "take this one away.");
    }
    try {
        take_away_remains();
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
    // Who made a store there without asking the lock keeps it: a link takes nobody's place.
    if (::link((inside_ / store_name).c_str(), (data_folder_ / store_name).c_str()) != 0) {
        throw store::StoreFault("Another program has made a council in " + data_folder_.string() +
                                " meanwhile, so nothing was restored. Choose another place.");
    }
    is_finished_ = true;
    fs::remove_all(inside_);
    store::files::sync_folder(data_folder_);
}

void RestoringFolder::take_away_remains() const {
    for (const auto& entry : fs::directory_iterator(data_folder_)) {
        fs::remove_all(entry.path());
    }
}

}  // namespace moothall::startup

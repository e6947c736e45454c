#include "startup/backups/restoring_folder.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <fstream>
#include <system_error>
#include <vector>

#include "store/files/descriptor.h"
#include "store/files/durable.h"
#include "store/store.h"

namespace moothall::startup {
namespace {

namespace fs = std::filesystem;

constexpr const char* inside_name = "restoring.unfinished";
constexpr const char* store_name = "council.db";
constexpr const char* list_name = "given.places";  ///< Inside: of all but the store, a line each.

/// Unless somebody has made a store there without asking the lock. Not every file system can move a
/// file so; where it cannot, a link takes nobody's place either.
bool give_place(const fs::path& store, const fs::path& place) {
    if (::renameat2(AT_FDCWD, store.c_str(), AT_FDCWD, place.c_str(), RENAME_NOREPLACE) == 0) {
        return true;
    }
    return (errno == EINVAL || errno == ENOSYS) && ::link(store.c_str(), place.c_str()) == 0;
}

std::vector<std::string> names_in(const fs::path& folder) {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(folder)) {
        names.push_back(entry.path().filename().string());
    }
    return names;
}

/// What stands outside already: it is listed, and inside no more.
std::vector<std::string> given_places(const fs::path& inside) {
    std::vector<std::string> names;
    std::ifstream list(inside / list_name);
    for (std::string name; std::getline(list, name);) {
        if (!fs::exists(inside / name)) {
            names.push_back(name);
        }
    }
    return names;
}

/// Nothing is in it, or only what a restore that was killed left.
bool is_free_for_restoring(const fs::path& data_folder) {
    if (!fs::exists(data_folder)) {
        return true;
    }
    if (!fs::is_directory(data_folder)) {
        return false;
    }
    auto left = given_places(data_folder / inside_name);
    left.emplace_back(inside_name);
    return std::ranges::all_of(names_in(data_folder), [&](const std::string& name) {
        return std::ranges::find(left, name) != left.end();
    });
}

/// The list goes after what it names: whenever this is broken off it can be begun again.
void take_remains_away(const fs::path& data_folder) {
    const fs::path inside = data_folder / inside_name;
    for (const std::string& name : given_places(inside)) {
        fs::remove_all(data_folder / name);
    }
    store::files::sync_folder(data_folder);
    fs::remove_all(inside);
}

/// Refuses, by a fault, one that is not.
const fs::path& free_folder(const fs::path& data_folder) {
    if (!is_free_for_restoring(data_folder)) {
        throw store::StoreFault(data_folder.string() +
                                " holds something already. Choose another place with --data, or "
                                "take this one away.");
    }
    return data_folder;
}

}  // namespace

RestoringFolder::RestoringFolder(fs::path data_folder)
    : data_folder_(std::move(data_folder)),
      inside_(data_folder_ / inside_name),
      folder_(free_folder(data_folder_)) {
    lock_ = ::open(data_folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    try {
        if (lock_ < 0 || ::flock(lock_, LOCK_EX | LOCK_NB) != 0) {
            throw store::StoreFault("Another program is making a council in " +
                                    data_folder_.string() +
                                    ". Wait until it has finished, then try again.");
        }
        free_folder(data_folder_);  // Nobody else makes one from here on.
        take_remains_away(data_folder_);
        store::files::make_folder(inside_);
    } catch (const std::exception&) {
        ::close(lock_);
        throw;
    }
}

RestoringFolder::~RestoringFolder() {
    if (!is_finished_) {
        try {
            take_remains_away(data_folder_);
        } catch (const std::exception&) {
            is_finished_ = false;  // The next one takes away what is left.
        }
    }
    ::close(lock_);
}

void RestoringFolder::finish() {
    store::files::sync_file_system(data_folder_);
    auto names = names_in(inside_);
    std::erase(names, store_name);
    std::string list;
    for (const std::string& name : names) {
        list += name + "\n";
    }
    store::files::write_durably(inside_ / list_name, list);
    for (const std::string& name : names) {
        fs::rename(inside_ / name, data_folder_ / name);
    }
    store::files::sync_folder(data_folder_);
    if (!give_place(inside_ / store_name, data_folder_ / store_name)) {
        throw store::StoreFault("Another program has made a council in " + data_folder_.string() +
                                " meanwhile, so nothing was restored. Choose another place.");
    }
    is_finished_ = true;
    folder_.keep();
    std::error_code ignored;  // The next one to open the council takes away what is left.
    fs::remove_all(inside_, ignored);
    store::files::sync_folder(data_folder_);
}

Result<Done> clear_after_restore(const fs::path& data_folder) {
    std::error_code ignored;  // Who cannot look there is told so by whoever opens the store.
    if (!fs::exists(data_folder / inside_name, ignored)) {
        return Done{};
    }
    if (!fs::exists(data_folder / store_name, ignored)) {
        return Refusal{RefusalKind::not_available,
                       "The data folder holds only part of a council: a restore into it is under "
                       "way or was broken off. Unless it is under way, restore again."};
    }
    const store::files::Descriptor lock(
        ::open(data_folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (lock.number() >= 0 && ::flock(lock.number(), LOCK_EX | LOCK_NB) == 0) {
        fs::remove_all(data_folder / inside_name, ignored);
    }
    return Done{};
}

}  // namespace moothall::startup

#include "doctor/probes/place.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <stdexcept>
#include <string>

namespace moothall::doctor {
namespace {

namespace fs = std::filesystem;
using Steady = std::chrono::steady_clock;

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
    throw std::runtime_error(what + " " + path.string() + ": " + std::strerror(errno) + ".");
}

/// The folder, or the nearest above it that is there.
fs::path nearest_there(const fs::path& folder) {
    fs::path there = fs::absolute(folder);
    while (!fs::exists(there) && there.has_relative_path()) {
        there = there.parent_path();
    }
    return there;
}

struct statvfs space_of(const fs::path& folder) {
    struct statvfs space {};
    if (::statvfs(folder.c_str(), &space) != 0) {
        fail("The file system cannot be asked about", folder);
    }
    return space;
}

/// A file of its own in a folder; gone at the end.
class ProbeFile {
public:
    explicit ProbeFile(const fs::path& folder)
        : path_(folder / "doctor-probe-XXXXXX"), file_(::mkostemp(path_.data(), O_CLOEXEC)) {
        if (file_ < 0) {
            fail("Nothing can be written in", folder);
        }
    }
    ~ProbeFile() {
        ::close(file_);
        ::unlink(path_.c_str());
    }
    ProbeFile(const ProbeFile&) = delete;
    ProbeFile& operator=(const ProbeFile&) = delete;

    std::chrono::microseconds write_safely() const {
        constexpr std::array<char, 4'096> bytes{};
        const auto begin = Steady::now();
        const auto written = ::pwrite(file_, bytes.data(), bytes.size(), 0);
        if (written != static_cast<ssize_t>(bytes.size()) || ::fdatasync(file_) != 0) {
            fail("A small file cannot be kept as", path_);
        }
        return std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - begin);
    }

private:
    std::string path_;
    int file_;
};

void add_if_there(std::vector<HeldFile>& held, const fs::path& path, Held what) {
    struct stat seen {};
    if (::stat(path.c_str(), &seen) == 0) {
        held.push_back({path.string(), seen.st_mode & 07777U, what});
    }
}

}  // namespace

DiskSpace measure_disk(const fs::path& folder) {
    const auto space = space_of(nearest_there(folder));
    const auto block = static_cast<std::int64_t>(space.f_frsize);
    return {static_cast<std::int64_t>(space.f_bavail) * block,
            static_cast<std::int64_t>(space.f_blocks) * block,
            static_cast<std::int64_t>(space.f_favail), static_cast<std::int64_t>(space.f_files)};
}

DataFolder look_at_folder(const fs::path& folder) {
    struct statfs kind {};
    if (::statfs(folder.c_str(), &kind) != 0) {
        fail("The file system cannot be asked about", folder);
    }
    // The type is signed on some machines: its low half is what the manual gives.
    const auto named = medium_of(static_cast<std::uint32_t>(kind.f_type));
    return {folder.string(), named.medium, named.name, (space_of(folder).f_flag & ST_RDONLY) != 0,
            ::access(folder.c_str(), W_OK | X_OK) == 0};
}

std::chrono::microseconds measure_sync(const fs::path& folder) {
    const ProbeFile file(folder);
    std::array<std::chrono::microseconds, 5> lasted{};
    file.write_safely();  // The first also makes the file itself.
    for (auto& one : lasted) {
        one = file.write_safely();
    }
    std::ranges::sort(lasted);
    return lasted[lasted.size() / 2];
}

std::vector<HeldFile> held_files(const fs::path& folder, const fs::path& password_file) {
    std::vector<HeldFile> held;
    add_if_there(held, folder, Held::folder_of_all);
    for (const char* name : {"council.db", "council.db-wal", "council.db-shm", "documents"}) {
        add_if_there(held, folder / name, Held::content);
    }
    if (!password_file.empty()) {
        add_if_there(held, password_file, Held::content);
    }
    return held;
}

std::optional<bool> is_clock_synchronised() {
    timex state{};
    const int said = ::adjtimex(&state);
    if (said < 0) {
        return std::nullopt;
    }
    return said != TIME_ERROR && (state.status & STA_UNSYNC) == 0;
}

}  // namespace moothall::doctor

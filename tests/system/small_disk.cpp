#include "system/small_disk.h"

#include <sys/mount.h>

#include <fstream>
#include <string>

namespace moothall {

SmallDisk::SmallDisk(const std::filesystem::path& folder, const char* options)
    : folder_(folder), is_there_(::mount("tmpfs", folder.c_str(), "tmpfs", 0, options) == 0) {}

SmallDisk::~SmallDisk() {
    if (is_there_) {
        ::umount2(folder_.c_str(), MNT_DETACH);
    }
}

bool SmallDisk::make_read_only() const {
    return ::mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

void SmallDisk::fill(std::uintmax_t but_for) const {
    const auto filler = folder_ / "filler";
    const std::string page(4096, 'x');
    std::ofstream file(filler, std::ios::binary);
    while (file << page << std::flush) {
    }
    file.close();
    std::filesystem::resize_file(filler, std::filesystem::file_size(filler) - but_for);
}

void SmallDisk::make_room() const {
    std::filesystem::remove(folder_ / "filler");
}

}  // namespace moothall

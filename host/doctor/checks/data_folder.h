#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// What kind of place a file system is for a database.
enum class Medium {
    disk,
    network,  ///< Other machines see it too, and locks may not hold.
    memory,   ///< Gone when the machine stops.
    layers,   ///< Of a container: gone with it.
};

/// The file system of the data folder.
struct DataFolder {
    std::string path;
    Medium medium;
    std::string file_system;  ///< "nfs", "tmpfs"; empty where it has no name here.
    bool is_read_only;        ///< It takes no changes from anybody.
    bool may_be_written;      ///< By the account that runs this.
};

/// What a file or folder is to us.
enum class Held {
    folder_of_all,  ///< Others may see what is in it, since that is closed to them; not change it.
    content,        ///< Only Moothall should see it.
};

/// A file or folder with its permissions.
struct HeldFile {
    std::string path;
    std::uint32_t mode;  ///< As chmod has it: 0640.
    Held what;
};

/// By the type that statfs(2) gives, and the name of that type.
struct NamedMedium {
    Medium medium;
    std::string name;
};
NamedMedium medium_of(std::uint64_t file_system_type);

const Check& data_folder_check();
Outcome check_data_folder(const DataFolder& folder);

const Check& permissions_check();
Outcome check_permissions(const std::vector<HeldFile>& files);

}  // namespace moothall::doctor

#include "doctor/checks/data_folder.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace moothall::doctor {
namespace {

struct KnownType {
    std::uint64_t type;
    Medium medium;
    std::string_view name;
};

/// From linux/magic.h and statfs(2).
constexpr std::array known_types{
    KnownType{0x01021994, Medium::memory, "tmpfs"},
    KnownType{0x858458f6, Medium::memory, "ramfs"},
    KnownType{0x794c7630, Medium::layers, "overlay"},
    KnownType{0x61756673, Medium::layers, "aufs"},
    KnownType{0x6969, Medium::network, "nfs"},
    KnownType{0x517b, Medium::network, "smb"},
    KnownType{0xff534d42, Medium::network, "cifs"},
    KnownType{0xfe534d42, Medium::network, "smb2"},
    KnownType{0x01021997, Medium::network, "9p"},
    KnownType{0x00c36400, Medium::network, "ceph"},
    KnownType{0x5346414f, Medium::network, "afs"},
    KnownType{0x73757245, Medium::network, "coda"},
    KnownType{0x7461636f, Medium::network, "ocfs2"},
    KnownType{0x01161970, Medium::network, "gfs2"},
    KnownType{0x65735546, Medium::network, "fuse"},
};

constexpr std::uint32_t others_may_read = 0004;
constexpr std::uint32_t others_may_write = 0002;
constexpr std::uint32_t group_may_write = 0020;

std::string in_octal(std::uint32_t mode) {
    std::string digits = "0000";
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
        *digit = static_cast<char>('0' + (mode & 7U));
        mode >>= 3U;
    }
    return digits;
}

}  // namespace

NamedMedium medium_of(std::uint64_t file_system_type) {
    const auto known = std::ranges::find(known_types, file_system_type, &KnownType::type);
    return known == known_types.end() ? NamedMedium{Medium::disk, ""}
                                      : NamedMedium{known->medium, std::string(known->name)};
}

const Check& data_folder_check() {
    static const Check check{
        "data_folder",
        "Where the data folder lies",
        "The kind of file system under the data folder, and whether it may be written. Only for "
        "data on SQLite.",
        {{"read_only", Severity::problem, "The file system takes no changes.",
          "Find out why: a failing disk is often mounted anew so (see dmesg). Mount it so that it "
          "can be written, or name another data folder."},
         {"not_writable", Severity::problem, "The account that runs this may not write there.",
          "Run this as the account that runs Moothall, or give that account the data folder with "
          "chown -R."},
         {"network_file_system", Severity::problem,
          "It is shared over a network (or a file system in user space): the locks and the shared "
          "memory by which several programs agree on one SQLite database do not hold there.",
          "Move the data folder to a disk of this machine; for several machines use PostgreSQL."},
         {"in_memory", Severity::problem, "It lies in memory: all is gone when the machine stops.",
          "Move the data folder to a disk, while Moothall does not run."},
         {"in_container_layer", Severity::warning,
          "It lies in the layers of a container, which go with the container.",
          "If this is a container, give it a volume for the data folder."}},
        {}};
    return check;
}

Outcome check_data_folder(const DataFolder& folder) {
    const std::string where = "The data folder " + folder.path;
    const std::string named = folder.file_system.empty() ? "" : " (" + folder.file_system + ")";
    Outcome outcome(data_folder_check(), where + " lies on a disk of this machine.");
    if (folder.is_read_only) {
        outcome.found("read_only", where + " lies on a file system that is mounted read only.");
    } else if (!folder.may_be_written) {
        outcome.found("not_writable", where + " may not be written by this account.");
    }
    switch (folder.medium) {
        case Medium::network:
            outcome.found("network_file_system",
                          where + " lies on a shared file system" + named + ".");
            break;
        case Medium::memory:
            outcome.found("in_memory", where + " lies in memory" + named + ".");
            break;
        case Medium::layers:
            outcome.found("in_container_layer",
                          where + " lies in the layers of a container" + named + ".");
            break;
        case Medium::disk:
            break;
    }
    return outcome;
}

const Check& permissions_check() {
    static const Check check{
        "permissions",
        "Who may read and write the files",
        "The permissions of the data folder, the database, the documents and the file with the "
        "database's password.",
        {{"open_to_others", Severity::problem,
          "Every account of this machine may read the council's data, or change what Moothall "
          "trusts.",
          "Take the rights away: chmod -R go-rwx on what is named."},
         {"open_to_group", Severity::warning, "The group of a file may change it.",
          "Take the right away with chmod g-w, unless the group is meant to have it."}},
        {}};
    return check;
}

Outcome check_permissions(const std::vector<HeldFile>& files) {
    Outcome outcome(permissions_check(), "Nobody else may read or write what was looked at (" +
                                             std::to_string(files.size()) + " places).");
    for (const HeldFile& file : files) {
        const std::string named = file.path + " (" + in_octal(file.mode) + ")";
        const bool may_write = (file.mode & others_may_write) != 0;
        const bool may_read = file.what == Held::content && (file.mode & others_may_read) != 0;
        if (may_write || may_read) {
            outcome.found("open_to_others", std::string("Everybody may ") +
                                                (may_write ? "change " : "read ") + named + ".");
        } else if ((file.mode & group_may_write) != 0) {
            outcome.found("open_to_group", "Its group may change " + named + ".");
        }
    }
    return outcome;
}

}  // namespace moothall::doctor

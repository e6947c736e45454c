#pragma once

#include <cstdint>
#include <filesystem>

namespace moothall {

/// A small disk in memory, mounted on a folder while it lives. Only root may do that.
class SmallDisk {
public:
    /// With options as mount(8) takes them: "size=8m,mode=0700".
    SmallDisk(const std::filesystem::path& folder, const char* options);
    ~SmallDisk();
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    /// Whether it could be mounted.
    bool is_there() const { return is_there_; }
    bool make_read_only() const;

    /// But for so many bytes.
    void fill(std::uintmax_t but_for) const;
    void make_room() const;

private:
    std::filesystem::path folder_;
    bool is_there_;
};

}  // namespace moothall

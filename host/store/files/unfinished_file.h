#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <string_view>

namespace moothall::store::files {

/// Lets the disk have what is written to an open file in short stretches, each while the next one
/// is made: so that no one who syncs another file has to wait for very much of it. Nothing is safe
/// by it: that takes a sync.
class WritingBehind {
public:
    /// So far the file has been written.
    void until(int file, off_t end);

private:
    off_t begun_ = 0;
    off_t done_ = 0;
};

/// A file that is written beside its place, as FILE.unfinished, and takes its place when it is
/// whole and on the disk: whatever happens before, the file that was there is as it was. What a
/// writer that was killed left behind the next one takes away.
///
/// Faults: every method throws StoreFault, also while another program writes the same file.
class UnfinishedFile {
public:
    /// For its owner alone.
    explicit UnfinishedFile(std::filesystem::path place);
    ~UnfinishedFile();  ///< Takes it away if it was not finished.
    UnfinishedFile(const UnfinishedFile&) = delete;
    UnfinishedFile& operator=(const UnfinishedFile&) = delete;

    /// Lets the disk have every few megabytes at once.
    void write(std::string_view bytes);
    /// Brings all of it to the disk, and out of memory: who reads it then reads the disk.
    void sync();
    /// Brings all of it to the disk and gives it its place.
    void finish();

    const std::filesystem::path& path() const { return path_; }

private:
    void open();
    [[noreturn]] void fail() const;

    std::filesystem::path place_;
    std::filesystem::path path_;
    int file_ = -1;
    off_t written_ = 0;
    WritingBehind behind_;
    bool is_finished_ = false;
};

}  // namespace moothall::store::files

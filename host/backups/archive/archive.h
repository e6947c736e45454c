#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

#include "backups/archive/compression.h"
#include "backups/archive/manifest.h"

namespace moothall::backups {

// A backup is one file:
//
//     24 bytes  "MOOTHALL BACKUP\n" and the number of the format, big-endian
//     chunks    each compressed by itself, one after the other
//     manifest  packed and compressed
//     88 bytes  the manifest's length (8) and SHA-256 (32), the SHA-256 of all bytes of the file
//               before it (32), and "END OF A BACKUP\n"
//
// Whatever is cut off, flipped or half copied does not fit one of these.

inline constexpr std::string_view archive_beginning = "MOOTHALL BACKUP\n";
inline constexpr std::string_view archive_end = "END OF A BACKUP\n";
inline constexpr std::uint64_t archive_format = 1;
inline constexpr std::size_t preamble_size = 24;
inline constexpr std::size_t trailer_size = 88;

/// The first bytes of a backup.
std::string preamble();
/// A number in eight bytes, the highest first.
std::string eight_bytes(std::uint64_t number);

/// What was read from a backup is not what was written, in one sentence.
class DamagedBackup : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// Whether a file begins as a backup does, whole or not. False for one that cannot be read.
bool begins_as_backup(const std::filesystem::path& file);

/// A backup as a file. Threads: any.
class Archive {
public:
    /// Reads the manifest and compares its hash; nothing else is read.
    /// Refused, each in one sentence: not_found for a file that cannot be read; not_available for
    /// one that is no backup, cut off, damaged, or written by a newer program.
    static Result<Archive> open(const std::filesystem::path& file);

    Archive(Archive&& other) noexcept : Archive(std::move(other.file_), other.number_) {
        take(other);
    }
    Archive& operator=(Archive&&) = delete;
    Archive(const Archive&) = delete;
    Archive& operator=(const Archive&) = delete;
    ~Archive();

    const Manifest& manifest() const { return manifest_; }
    /// The SHA-256 of the whole file, as its end has it: by it increments know their bases.
    const std::string& digest() const { return digest_; }
    std::int64_t size() const { return size_; }
    const std::filesystem::path& file() const { return file_; }

    /// Reads every byte and compares it with the SHA-256 at the end.
    /// Refused: not_available, for a single byte that is not as it was written.
    Result<Done> check() const;

    /// Writes a chunk of this file at `into`, which has room for it.
    /// Faults: throws DamagedBackup for one that is not what was backed up.
    void read(const Chunk& chunk, Expander& expander, char* into) const;

private:
    Archive(std::filesystem::path file, int number) : file_(std::move(file)), number_(number) {}
    void take(Archive& other) noexcept;
    std::string bytes(std::int64_t from, std::size_t size) const;
    Refusal damaged(const std::string& where) const;

    std::filesystem::path file_;
    int number_;
    std::int64_t size_ = 0;
    std::string digest_;
    Manifest manifest_ = {};
};

}  // namespace moothall::backups

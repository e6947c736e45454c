#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::backups {

/// What a backup is of: a council, at a moment.
struct Subject {
    std::string council;  ///< The hash of its first seal, in hexadecimal: no two councils share it.
    std::string backend;  ///< What reads the copy of the store: "sqlite", "postgresql".
    std::string program_version;
    std::int64_t store_step;  ///< The number of the store's last migration.
    std::int64_t position;    ///< Of the last event that a seal binds; 0 without one.
    std::string seal;         ///< The hash of the last seal, in hexadecimal.
    Instant taken_at;
    std::int64_t missing_documents;  ///< Named by the journal, and not there when it was taken.
};

/// Another backup beside this one, that holds some of its chunks.
struct Base {
    std::string name;    ///< Of its file, without a folder.
    std::string digest;  ///< Of its file: 32 bytes.

    friend bool operator==(const Base&, const Base&) = default;
};

/// Where a chunk lies.
struct Chunk {
    std::string digest;  ///< SHA-256 of the chunk before it was compressed: 32 bytes.
    std::int64_t base;   ///< 0: in this file; else the base of that number, from 1.
    std::int64_t offset;
    std::int64_t stored;  ///< Bytes in the file.
    std::int64_t size;    ///< Bytes of the chunk.

    friend bool operator==(const Chunk&, const Chunk&) = default;
};

/// A stream of bytes with a name: the copy of the store, a document, a file.
struct Part {
    std::string name;
    std::int64_t size;
    std::vector<std::int64_t> chunks;  ///< By their places in the manifest, from 0.

    friend bool operator==(const Part&, const Part&) = default;
};

/// The name of the part that is the copy of the store, and how those of others begin.
inline constexpr std::string_view store_part = "store";
inline constexpr std::string_view document_prefix = "documents/";
inline constexpr std::string_view file_prefix = "files/";

/// What a backup holds and where.
struct Manifest {
    Subject subject;
    std::vector<Base> bases;
    std::vector<Chunk> chunks;
    std::vector<Part> parts;

    const Part* part(std::string_view name) const;
    std::int64_t bytes() const;      ///< Of all parts together.
    std::int64_t documents() const;  ///< How many there are.
};

/// The bytes of a manifest, compressed.
std::string encode(const Manifest& manifest);
/// Nothing for bytes that are no manifest, or one that contradicts itself.
std::optional<Manifest> decode_manifest(std::string_view bytes);

}  // namespace moothall::backups

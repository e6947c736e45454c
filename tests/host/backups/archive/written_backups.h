#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <string>

#include "backups/archive/archive_writer.h"

namespace moothall::backups {

inline Subject subject_of_tests() {
    return {std::string(64, 'c'), "sqlite", "0.1.0", 1, 17, std::string(64, '5'), Instant(), 0};
}

/// Bytes of which a part can be compressed.
inline std::string some_bytes(std::size_t size, unsigned seed) {
    std::mt19937 random(seed);
    std::string bytes;
    while (bytes.size() < size) {
        bytes += std::string(1 + random() % 40, static_cast<char>(random() % 256));
    }
    bytes.resize(size);
    return bytes;
}

inline void add(ArchiveWriter& writer, const std::string& name, const std::string& bytes) {
    writer.add_part(name, [&](const store::ByteSink& sink) { sink(bytes); });
}

/// Writes a backup of one part "store".
inline void write_backup(const std::filesystem::path& file, const std::string& bytes,
                         const Chain* base) {
    ArchiveWriter writer(file, base);
    add(writer, std::string(store_part), bytes);
    writer.finish(subject_of_tests());
}

inline std::string read_part(const Chain& chain, std::string_view name) {
    std::string all;
    const auto source = chain.source(*chain.manifest().part(name));
    for (auto bytes = source(); !bytes.empty(); bytes = source()) {
        all += bytes;
    }
    return all;
}

inline std::string file_bytes(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

inline void write_file(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary | std::ios::trunc) << bytes;
}

}  // namespace moothall::backups

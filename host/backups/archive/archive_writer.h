#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "backups/archive/chain.h"
#include "backups/archive/compression.h"
#include "backups/archive/digest.h"
#include "backups/archive/manifest.h"
#include "store/files/unfinished_file.h"
#include "store/whole_copy.h"

namespace moothall::backups {

/// What a backup that was written came to.
struct Written {
    std::int64_t bytes = 0;      ///< Of all that is backed up.
    std::int64_t file_size = 0;  ///< Of the file.
    std::int64_t documents = 0;
    std::vector<std::string> bases;  ///< The files on which it stands.
};

/// Writes one backup. Each chunk is kept once, and one that the base holds, or what the base stands
/// on, not at all. Until it is finished the file that was there before is as it was.
///
/// Used by one thread. Faults: every method throws StoreFault when the file cannot be written.
class ArchiveWriter {
public:
    /// `base` may be null; it must outlive the writer and lie in the folder of the file.
    ArchiveWriter(const std::filesystem::path& file, const Chain* base);

    bool has_part(const std::string& name) const { return parts_.contains(name); }
    /// Adds what `give` hands to its sink.
    void add_part(const std::string& name, const std::function<void(const store::ByteSink&)>& give);
    /// Takes a part over from the base as it is there; false if the base has none of that name.
    bool take_from_base(const std::string& name);
    /// Leaves out the parts whose names begin so, but for these.
    void keep_only(std::string_view prefix, const std::set<std::string>& names);

    /// Writes what it is of and where everything lies, reads the whole file back from the disk,
    /// compares every hash, and gives it its place.
    Written finish(const Subject& subject);

private:
    std::int64_t place_of(std::string_view chunk);
    std::int64_t keep(Chunk chunk);
    void write(std::string_view bytes);
    Manifest manifest_of(const Subject& subject) const;
    void read_back(const Manifest& manifest) const;

    store::files::UnfinishedFile file_;
    const Chain* base_;
    std::map<std::string, const Part*> base_parts_;
    std::unordered_map<std::string, Chunk> base_chunks_;  // By digest; with our numbers of bases.
    Compressor compressor_;
    RunningDigest digest_;
    std::int64_t offset_ = 0;
    std::vector<Chunk> chunks_;
    std::unordered_map<std::string, std::int64_t> places_;  // Of chunks, by digest.
    std::map<std::string, Part> parts_;
};

}  // namespace moothall::backups

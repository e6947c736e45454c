#pragma once

#include <moothall/service/result.h>

#include <filesystem>
#include <memory>
#include <vector>

#include "backups/archive/archive.h"
#include "store/whole_copy.h"

namespace moothall::backups {

/// A backup together with those beside it on which it stands. Threads: any.
class Chain {
public:
    /// Refused: as Archive::open, for each of them; not_found, naming a base that is not beside the
    /// backup; not_available for one that is another file than it was.
    static Result<Chain> open(const std::filesystem::path& file);

    const Archive& backup() const { return archives_.front(); }
    const Manifest& manifest() const { return backup().manifest(); }
    /// Those on which it stands, in the order of its manifest.
    std::vector<std::filesystem::path> bases() const;

    /// Reads every byte of every one of them. Refused: as Archive::check.
    Result<Done> check() const;

    /// The bytes of a part: while one stretch of them is used, the next is read and compared in a
    /// thread beside. The chain must outlive it. Faults: throws DamagedBackup.
    store::ByteSource source(const Part& part) const;

private:
    explicit Chain(std::vector<Archive> archives) : archives_(std::move(archives)) {}

    std::vector<Archive> archives_;  // The backup, then its bases.
};

}  // namespace moothall::backups

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::journal {

/// The Merkle root over a row of hashes as they come, as RFC 6962 has it. Keeps one hash for each
/// level.
class MerkleTree {
public:
    void add(std::string_view hash);
    std::int64_t count() const { return count_; }
    /// Requires at least one hash.
    std::string root() const;

private:
    struct Whole {
        std::string hash;
        std::int64_t leaves;  ///< A power of two.
    };

    std::vector<Whole> wholes_;  ///< Each smaller than the one before it.
    std::int64_t count_ = 0;
};

/// The hashes beside the way from one leaf up to the root, the lowest first. Requires the index of
/// a leaf.
std::vector<std::string> merkle_path(std::span<const std::string> hashes, std::size_t index);

/// The root to which such a path leads; nothing where it is too long or too short for that leaf.
std::optional<std::string> root_of_path(std::string_view hash, std::int64_t index,
                                        std::int64_t count, std::span<const std::string> path);

}  // namespace moothall::journal

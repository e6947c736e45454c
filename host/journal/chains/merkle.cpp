#include "journal/chains/merkle.h"

#include <bit>
#include <cassert>

#include "journal/chains/hash.h"

namespace moothall::journal {
namespace {

constexpr std::string_view leaf_prefix("\x00", 1);
constexpr std::string_view node_prefix = "\x01";

std::string leaf(std::string_view hash) {
    return sha256({leaf_prefix, hash});
}

std::string node(std::string_view left, std::string_view right) {
    return sha256({node_prefix, left, right});
}

/// How many of `count` leaves are in the left half: the greatest power of two below it.
template <class Count>
Count left_of(Count count) {
    return static_cast<Count>(std::bit_floor(static_cast<std::uint64_t>(count) - 1));
}

}  // namespace

void MerkleTree::add(std::string_view hash) {
    Whole grown{leaf(hash), 1};
    while (!wholes_.empty() && wholes_.back().leaves == grown.leaves) {
        grown = Whole{node(wholes_.back().hash, grown.hash), grown.leaves * 2};
        wholes_.pop_back();
    }
    wholes_.push_back(std::move(grown));
    ++count_;
}

std::string MerkleTree::root() const {
    assert(count_ > 0);
    std::string hash = wholes_.back().hash;
    for (auto left = wholes_.rbegin() + 1; left != wholes_.rend(); ++left) {
        hash = node(left->hash, hash);
    }
    return hash;
}

std::vector<std::string> merkle_path(std::span<const std::string> hashes, std::size_t index) {
    assert(index < hashes.size());
    if (hashes.size() == 1) {
        return {};
    }
    const std::size_t half = left_of(hashes.size());
    const bool is_left = index < half;
    const auto ours = is_left ? hashes.first(half) : hashes.subspan(half);
    const auto beside = is_left ? hashes.subspan(half) : hashes.first(half);
    std::vector<std::string> path = merkle_path(ours, is_left ? index : index - half);
    MerkleTree other;
    for (const std::string& hash : beside) {
        other.add(hash);
    }
    path.push_back(other.root());
    return path;
}

std::optional<std::string> root_of_path(std::string_view hash, std::int64_t index,
                                        std::int64_t count, std::span<const std::string> path) {
    if (index < 0 || index >= count) {
        return std::nullopt;
    }
    if (count == 1) {
        return path.empty() ? std::optional(leaf(hash)) : std::nullopt;
    }
    if (path.empty()) {
        return std::nullopt;
    }
    const std::int64_t half = left_of(count);
    const bool is_left = index < half;
    const auto below = root_of_path(hash, is_left ? index : index - half,
                                    is_left ? half : count - half, path.first(path.size() - 1));
    if (!below) {
        return std::nullopt;
    }
    return is_left ? node(*below, path.back()) : node(path.back(), *below);
}

}  // namespace moothall::journal

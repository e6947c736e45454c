#include "backups/archive/chunking.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace moothall::backups {
namespace {

/// Of 64 bits, so many have to be zero: once in 8 KiB, after the least.
constexpr unsigned bits_that_end = 13;

/// A number without a pattern for each byte, the same for ever: what is cut otherwise is not found
/// again in older backups.
constexpr std::array<std::uint64_t, 256> gears() {
    std::array<std::uint64_t, 256> all{};
    std::uint64_t state = 0;
    for (std::uint64_t& gear : all) {
        state += 0x9e3779b97f4a7c15U;  // SplitMix64.
        std::uint64_t mixed = state;
        mixed = (mixed ^ mixed >> 30U) * 0xbf58476d1ce4e5b9U;
        mixed = (mixed ^ mixed >> 27U) * 0x94d049bb133111ebU;
        gear = mixed ^ mixed >> 31U;
    }
    return all;
}

constexpr auto gear_of = gears();
constexpr std::size_t seen_bytes = 64;  // Older ones are shifted out.

}  // namespace

std::size_t first_chunk(std::string_view bytes) {
    const std::size_t end = std::min(bytes.size(), chunk_most);
    std::uint64_t looks = 0;
    for (std::size_t at = chunk_least - seen_bytes; at < end; ++at) {
        looks = (looks << 1U) + gear_of[static_cast<unsigned char>(bytes[at])];
        if (looks >> (64U - bits_that_end) == 0 && at + 1 >= chunk_least) {
            return at + 1;
        }
    }
    return end;
}

void Chunker::add(std::string_view bytes) {
    waiting_ += bytes;
    std::string_view rest = waiting_;
    while (rest.size() >= chunk_most) {
        const std::size_t length = first_chunk(rest);
        take_(rest.substr(0, length));
        rest.remove_prefix(length);
    }
    waiting_.erase(0, waiting_.size() - rest.size());
}

void Chunker::finish() {
    std::string_view rest = waiting_;
    while (!rest.empty()) {
        const std::size_t length = first_chunk(rest);
        take_(rest.substr(0, length));
        rest.remove_prefix(length);
    }
    waiting_.clear();
}

}  // namespace moothall::backups

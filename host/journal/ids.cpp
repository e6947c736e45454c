#include "journal/ids.h"

#include <array>
#include <cassert>
#include <cstdint>

namespace moothall::journal {
namespace {

// Crockford's letters: none that is taken for another one.
constexpr std::string_view letters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr int bits_of_a_letter = 5;

/// Appends the lowest `count` groups of five bits, the highest first.
void append_letters(std::string& id, std::uint64_t bits, int count) {
    for (int group = count - 1; group >= 0; --group) {
        id += letters[(bits >> static_cast<unsigned>(group * bits_of_a_letter)) & 0x1fU];
    }
}

}  // namespace

std::string new_id(Instant now, const Randomness& randomness) {
    const auto milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(now.time_since_epoch()).count();
    assert(milliseconds >= 0);
    std::array<std::byte, 10> bytes{};
    randomness(bytes);

    std::string id;
    id.reserve(26);
    append_letters(id, static_cast<std::uint64_t>(milliseconds), 10);
    for (const std::size_t start : {std::size_t{0}, std::size_t{5}}) {
        std::uint64_t bits = 0;
        for (std::size_t at = start; at < start + 5; ++at) {
            bits = bits << 8U | std::to_integer<std::uint64_t>(bytes.at(at));
        }
        append_letters(id, bits, 8);
    }
    return id;
}

std::string new_command(Instant now, const Randomness& randomness) {
    return std::string(unrepeatable_prefix) + new_id(now, randomness);
}

}  // namespace moothall::journal

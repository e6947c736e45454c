#include "identity/secret.h"

#include <array>

#include "journal/chains/hash.h"

namespace moothall::identity {
namespace {

constexpr std::string_view secret_prefix = "mh_";
constexpr std::size_t secret_bytes = 32;

}  // namespace

std::string new_secret(const journal::Randomness& randomness) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";  // RFC 4648, small.
    std::array<std::byte, secret_bytes> bytes{};
    randomness(bytes);
    std::string secret(secret_prefix);
    unsigned held = 0;
    unsigned bits = 0;
    for (const std::byte byte : bytes) {
        held = (held << 8U) | std::to_integer<unsigned>(byte);
        for (bits += 8; bits >= 5; bits -= 5) {
            secret.push_back(letters[(held >> (bits - 5)) & 31U]);
        }
    }
    secret.push_back(letters[(held << (5 - bits)) & 31U]);
    return secret;
}

std::string hash_of_secret(std::string_view kind, std::string_view secret) {
    return journal::to_hex(journal::sha256({kind, "/", secret}));
}

}  // namespace moothall::identity

#include "journal/chains/hash.h"

#include <openssl/evp.h>

#include <array>
#include <cstdint>
#include <memory>
#include <stdexcept>

namespace moothall::journal {
namespace {

// Each kind of hash begins with a byte of its own, so that none can be passed off as another.
// Merkle leaves and nodes have 0 and 1 (merkle.cpp).
constexpr std::string_view seal_prefix = "\x02";
constexpr std::string_view event_prefix = "\x03";

constexpr std::string_view digits = "0123456789abcdef";

/// Fetched once: OpenSSL looks an algorithm up by its name otherwise, at each use.
const EVP_MD& algorithm() {
    static const std::unique_ptr<EVP_MD, void (*)(EVP_MD*)> fetched(
        EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
    if (fetched == nullptr) {
        throw std::runtime_error("OpenSSL offers no SHA-256.");
    }
    return *fetched;
}

std::string big_endian(std::int64_t number) {
    std::string bytes;
    for (int shift = 56; shift >= 0; shift -= 8) {
        bytes += static_cast<char>(
            (static_cast<std::uint64_t>(number) >> static_cast<unsigned>(shift)) & 0xffU);
    }
    return bytes;
}

std::optional<unsigned> digit_value(char digit) {
    const std::size_t found = digits.find(digit);
    return found == std::string_view::npos ? std::nullopt
                                           : std::optional(static_cast<unsigned>(found));
}

}  // namespace

std::string sha256(std::initializer_list<std::string_view> parts) {
    // Begun anew for each hash, and made once for a thread: making it costs as much as a hash.
    thread_local const std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX*)> context(EVP_MD_CTX_new(),
                                                                                  &EVP_MD_CTX_free);
    bool done = context != nullptr && EVP_DigestInit_ex2(context.get(), &algorithm(), nullptr) == 1;
    for (const std::string_view part : parts) {
        done = done && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
    }
    std::array<unsigned char, hash_size> hash{};
    done = done && EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) == 1;
    if (!done) {
        throw std::runtime_error("OpenSSL could not compute a SHA-256.");
    }
    return std::string(hash.begin(), hash.end());
}

std::string no_hash() {
    return std::string(hash_size, '\0');
}

std::string hash_of_body(std::string_view salt, std::string_view body) {
    return sha256({salt, body});
}

std::string hash_of_event(std::string_view previous, const store::EventRow& event) {
    return sha256(
        {event_prefix, previous, sha256({event.header}), sha256({event.facts}), event.body_hash});
}

std::string hash_of_seal(const store::SealRow& seal) {
    return sha256({seal_prefix, big_endian(seal.number), big_endian(seal.first_position),
                   big_endian(seal.last_position), seal.previous, seal.root});
}

std::string to_hex(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() * 2);
    for (const char each : bytes) {
        const auto byte = static_cast<unsigned char>(each);
        text += digits[byte >> 4U];
        text += digits[byte & 0x0fU];
    }
    return text;
}

std::optional<std::string> from_hex(std::string_view text) {
    if (text.size() % 2 != 0) {
        return std::nullopt;
    }
    std::string bytes;
    bytes.reserve(text.size() / 2);
    for (std::size_t at = 0; at < text.size(); at += 2) {
        const auto high = digit_value(text[at]);
        const auto low = digit_value(text[at + 1]);
        if (!high || !low) {
            return std::nullopt;
        }
        bytes += static_cast<char>(*high << 4U | *low);
    }
    return bytes;
}

}  // namespace moothall::journal

#pragma once

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "store/event_row.h"

namespace moothall::journal {

inline constexpr std::size_t hash_size = 32;
inline constexpr std::size_t salt_size = 16;

/// SHA-256 over the parts, one after the other: 32 bytes.
/// Faults: throws std::runtime_error where the library for it fails.
std::string sha256(std::initializer_list<std::string_view> parts);

/// What stands for the hash before the first: 32 zero bytes.
std::string no_hash();

/// How a body enters the chain: so that it can go, with its salt, and leave the chain whole.
std::string hash_of_body(std::string_view salt, std::string_view body);

/// The link of a stream's chain: docs/decisions/0003-chains-and-seals.md.
std::string hash_of_event(std::string_view previous, const store::EventRow& event);

/// The hash of a seal over all else that it holds.
std::string hash_of_seal(const store::SealRow& seal);

/// Lower-case hexadecimal.
std::string to_hex(std::string_view bytes);
/// Nothing for a text that is not pairs of hexadecimal digits.
std::optional<std::string> from_hex(std::string_view text);

}  // namespace moothall::journal

#pragma once

#include <moothall/service/date.h>

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace moothall::journal {

/// Fills the bytes with randomness. Injected, so that tests can replay.
using Randomness = std::function<void(std::span<std::byte>)>;

/// An opaque id of 26 letters and digits, made without coordination and sorted by time (a ULID).
std::string new_id(Instant now, const Randomness& randomness);

}  // namespace moothall::journal

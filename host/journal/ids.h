#pragma once

#include <moothall/service/date.h>

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <string_view>

namespace moothall::journal {

/// Fills the bytes with randomness. Injected, so that tests can replay. Threads: any.
using Randomness = std::function<void(std::span<std::byte>)>;

/// The operating system's randomness, fit for salts and secrets.
/// Faults: throws std::system_error if there is none.
Randomness system_randomness();

/// An opaque id of 26 letters and digits, made without coordination and sorted by time, to the
/// millisecond (a ULID). Requires a moment from 1970 on.
std::string new_id(Instant now, const Randomness& randomness);

/// A command that is made here for one use and told to nobody: nobody can repeat it, so that no row
/// is kept to find it by. What a caller supplies must never begin with `unrepeatable_prefix`.
std::string new_command(Instant now, const Randomness& randomness);

inline constexpr std::string_view unrepeatable_prefix = "once/";

}  // namespace moothall::journal

#pragma once

#include <moothall/service/result.h>

#include <chrono>
#include <string>
#include <string_view>

#include "identity/tries.h"

namespace moothall::identity {

/// For one name from one address, for one browser, and for one who changes a password.
inline constexpr TryRule tries_of_one{5, std::chrono::minutes(15), std::chrono::minutes(1),
                                      std::chrono::minutes(15), std::chrono::minutes(15)};
/// For one address, whatever names are tried from it.
inline constexpr TryRule tries_of_one_address{50, std::chrono::minutes(15),
                                              std::chrono::minutes(15), std::chrono::minutes(15),
                                              std::chrono::minutes(0)};
/// Some two megabytes.
inline constexpr std::size_t keys_most = 10'000;

/// What is told to whoever has to wait: not_available, with the minutes, begun ones counted.
Refusal refused_to_wait(std::chrono::microseconds wait);

/// The addresses that one household or house of attackers has at will: an IPv4 address by itself,
/// of IPv6 the first 64 bits. Anything else stays as it is, cut to 64 bytes.
std::string network_of(std::string_view peer);

}  // namespace moothall::identity

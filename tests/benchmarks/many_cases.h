#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "benchmarks/measured_council.h"

namespace moothall::benchmarks {

/// How many officers share the cases.
inline constexpr std::int64_t owners = 100;

std::string owner_of(std::int64_t number);
std::string reference_of(std::int64_t number);

/// Makes so many open reviews in a new council, as if each had been opened by itself: every event
/// chained and sealed, every projection folded.
void make_cases(CouncilOnBench& council, std::int64_t count);
/// The same in a council in `folder`.
void make_cases(const std::filesystem::path& folder, std::int64_t count);

}  // namespace moothall::benchmarks

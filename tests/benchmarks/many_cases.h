#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace moothall::benchmarks {

/// How many officers share the cases.
inline constexpr std::int64_t owners = 100;

std::string owner_of(std::int64_t number);
std::string reference_of(std::int64_t number);

/// Makes a council with so many open reviews in `folder`, as if each had been opened by itself:
/// every event chained and sealed, every projection folded.
void make_cases(const std::filesystem::path& folder, std::int64_t count);

}  // namespace moothall::benchmarks

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace moothall::case_logs {

/// A log as CSV: the header and these rows.
std::string log_of(const std::vector<std::string>& columns,
                   const std::vector<std::vector<std::string>>& rows);

/// A log made up from a seed, always the same: cases scattered through the file, cells with quotes,
/// commas and line breaks, attributes of cases that change on the way, time stamps of several
/// kinds. Every case has at least one event.
std::string made_up_log(std::uint32_t seed, std::size_t cases, std::size_t events);

/// Two applications that run through one another.
extern const std::string two_applications;

}  // namespace moothall::case_logs

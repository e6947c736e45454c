#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace moothall::doctor {

std::string bytes_in_words(std::int64_t bytes);                ///< "1.5 GiB".
std::string time_in_words(std::chrono::microseconds lasting);  ///< "3 hours"; never below zero.
std::string count_in_words(std::int64_t count, std::string_view one);  ///< "1 timer", "2 timers".

}  // namespace moothall::doctor

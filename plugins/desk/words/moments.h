#pragma once

#include <moothall/channel/council.h>

#include <string>

// Moments as people here read them: by the clock on the wall.
namespace desk {

using moothall::channel::WallTime;

/// "9:14am", "5pm".
std::string time_in_words(const WallTime& time);
/// "23 November 2026 at 9:14am"
std::string in_words(const WallTime& time);
/// "Monday 23 November 2026"
std::string weekday_in_words(moothall::Date day);
/// "at 9:14am" of today, else "on 23 November 2026 at 9:14am".
std::string moment_in_words(const WallTime& time, moothall::Date today);
/// "23 Nov"
std::string short_in_words(moothall::Date day);
/// "today", "yesterday", "tomorrow", else "23 November 2026".
std::string near_in_words(moothall::Date day, moothall::Date today);

}  // namespace desk

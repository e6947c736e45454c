#pragma once

#include <moothall/service/date.h>

#include <optional>
#include <string>
#include <vector>

namespace moothall::finding {

/// A date as people write it, and how many words of the text it takes. With two digits of a year it
/// may be one of two centuries.
struct WrittenDate {
    std::vector<Date> dates;
    std::size_t words;
};

/// The date that begins at the word `at`: "3/4/1981" (the day first), "03.04.81", "1981-04-03",
/// "3 April 1981", "3rd Apr 81", "April 3 1981", "3 4 1981". Nothing where none begins, or a day
/// that does not exist. Requires small letters.
std::optional<WrittenDate> date_at(const std::vector<std::string>& words, std::size_t at);

}  // namespace moothall::finding

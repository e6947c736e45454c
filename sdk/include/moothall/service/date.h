#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace moothall {

/// A civil date, proleptic Gregorian, without a time zone.
using Date = std::chrono::sys_days;

/// A moment, in microseconds since 1970 in UTC.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// Reads "2026-05-04"; nothing for any other text or a day that does not exist.
std::optional<Date> parse_date(std::string_view text);
std::string to_text(Date date);   ///< "2026-05-04".
std::string in_words(Date date);  ///< "4 May 2026".

/// Reads RFC 3339 with any offset ("2026-05-04T09:00:00Z", a space for the T is taken too);
/// at most six decimals of a second.
std::optional<Instant> parse_instant(std::string_view text);
/// "2026-05-04T09:00:00Z", decimals only where there are any.
std::string to_text(Instant instant);

/// The date `months` later: the same day of the month, or the last day where the month is shorter.
/// Faults: throws std::out_of_range where that leaves the years 0 to 9999.
Date add_months(Date date, int months);

/// Whole years from `born` to `on`, below zero before the birth; a birthday on 29 February falls on
/// 1 March in a common year.
int age_on(Date born, Date on);

Date make_date(int year, unsigned month, unsigned day);  ///< Requires a day that exists.

}  // namespace moothall

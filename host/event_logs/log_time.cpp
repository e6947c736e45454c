#include "event_logs/log_time.h"

#include <algorithm>
#include <string>

namespace moothall::event_logs {
namespace {

constexpr std::size_t date_length = 10;   // "2011-10-20"
constexpr std::size_t minute_length = 5;  // "12:39"
constexpr std::size_t decimals_max = 6;

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// "Z", "+02:00", "+0200" and "+02" as RFC 3339 has them; nothing at all is UTC.
std::string strict_offset(std::string_view offset) {
    if (offset.empty()) {
        return "Z";
    }
    std::string strict(offset);
    if (offset.size() == 3) {
        return strict + ":00";
    }
    if (offset.size() == 5) {
        strict.insert(3, ":");
    }
    return strict;
}

/// ".946000123" without what is finer than a microsecond.
std::string strict_decimals(std::string_view decimals) {
    return std::string(decimals.substr(0, std::min(decimals.size(), decimals_max + 1)));
}

}  // namespace

std::optional<Instant> read_log_time(std::string_view text) {
    if (text.size() <= date_length) {
        const auto day = parse_date(text);
        return day ? std::optional<Instant>(*day) : std::nullopt;
    }
    const std::string_view day = text.substr(0, date_length);
    const std::string_view rest = text.substr(date_length);
    const std::size_t offset_at = std::min(rest.find_first_of("Zz+-"), rest.size());
    const std::string_view time = rest.substr(0, offset_at);
    const std::size_t point = std::min(time.find('.'), time.size());
    const std::string_view decimals = time.substr(point);
    if (!std::all_of(decimals.begin() + (decimals.empty() ? 0 : 1), decimals.end(), is_digit)) {
        return std::nullopt;
    }
    std::string strict = std::string(day) + std::string(time.substr(0, point));
    if (point == 1 + minute_length) {
        strict += ":00";
    }
    return parse_instant(strict + strict_decimals(decimals) +
                         strict_offset(rest.substr(offset_at)));
}

}  // namespace moothall::event_logs

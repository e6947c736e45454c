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

/// A time stamp, taken apart: "2011-10-20", "T12:39:37", ".946", "+02:00".
struct Parts {
    std::string_view day;
    std::string_view time;
    std::string_view decimals;  ///< With the point before them; empty where there are none.
    std::string_view offset;
};

/// Requires a text that is longer than a day alone.
Parts parts_of(std::string_view text) {
    const std::string_view rest = text.substr(date_length);
    const std::size_t offset_at = std::min(rest.find_first_of("Zz+-"), rest.size());
    const std::string_view time = rest.substr(0, offset_at);
    const std::size_t point = std::min(time.find('.'), time.size());
    return {text.substr(0, date_length), time.substr(0, point), time.substr(point),
            rest.substr(offset_at)};
}

/// "12:39" as "12:39:00".
std::string strict_seconds(std::string_view time) {
    return std::string(time) + (time.size() == 1 + minute_length ? ":00" : "");
}

/// xs:dateTime knows offsets of up to fourteen hours, and no time zone beyond.
bool is_beyond_xml(std::string_view offset) {
    return offset.size() == 6 && offset.substr(1) > "14:00";
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
    const Parts parts = parts_of(text);
    const std::string_view decimals = parts.decimals;
    if (!std::all_of(decimals.begin() + (decimals.empty() ? 0 : 1), decimals.end(), is_digit)) {
        return std::nullopt;
    }
    return parse_instant(std::string(parts.day) + strict_seconds(parts.time) +
                         strict_decimals(decimals) + strict_offset(parts.offset));
}

std::optional<std::string> xml_time(std::string_view text) {
    const auto instant = read_log_time(text);
    if (!instant) {
        return std::nullopt;
    }
    if (text.size() <= date_length) {
        return to_text(*instant);
    }
    const Parts parts = parts_of(text);
    const std::string offset = strict_offset(parts.offset);
    if (is_beyond_xml(offset)) {
        return to_text(*instant);
    }
    return std::string(parts.day) + "T" + strict_seconds(parts.time).substr(1) +
           std::string(parts.decimals) + (offset == "z" ? "Z" : offset);
}

}  // namespace moothall::event_logs

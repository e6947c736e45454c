#include "event_logs/attribute_kind.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>

#include "event_logs/log_time.h"

namespace moothall::event_logs {
namespace {

constexpr std::array<std::pair<AttributeKind, std::string_view>, 6> names{{
    {AttributeKind::text, "string"},
    {AttributeKind::date, "date"},
    {AttributeKind::integer, "int"},
    {AttributeKind::decimal, "float"},
    {AttributeKind::yes_no, "boolean"},
    {AttributeKind::id, "id"},
}};

/// Takes the digits at the front away; how many there were.
std::size_t take_digits(std::string_view& text) {
    const std::size_t count = std::min(text.find_first_not_of("0123456789"), text.size());
    text.remove_prefix(count);
    return count;
}

void take_sign(std::string_view& text) {
    if (text.starts_with('+') || text.starts_with('-')) {
        text.remove_prefix(1);
    }
}

bool is_long(std::string_view text) {
    if (text.starts_with('+')) {
        text.remove_prefix(1);
        if (text.starts_with('-')) {
            return false;
        }
    }
    std::int64_t number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

bool is_double(std::string_view text) {
    if (text == "INF" || text == "-INF" || text == "NaN") {
        return true;
    }
    take_sign(text);
    std::size_t digits = take_digits(text);
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        digits += take_digits(text);
    }
    if (digits == 0) {
        return false;
    }
    if (!text.starts_with('e') && !text.starts_with('E')) {
        return text.empty();
    }
    text.remove_prefix(1);
    take_sign(text);
    return take_digits(text) > 0 && text.empty();
}

bool is_date(std::string_view text) {
    const auto strict = xml_time(text);
    return strict && (*strict == text || *strict == std::string(text) + "Z");
}

}  // namespace

std::string_view name_of(AttributeKind kind) {
    return std::find_if(names.begin(), names.end(),
                        [&](const auto& one) { return one.first == kind; })
        ->second;
}

std::optional<AttributeKind> kind_named(std::string_view name) {
    const auto found = std::find_if(names.begin(), names.end(),
                                    [&](const auto& one) { return one.second == name; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

bool fits(AttributeKind kind, std::string_view text) {
    switch (kind) {
        case AttributeKind::date:
            return is_date(text);
        case AttributeKind::integer:
            return is_long(text);
        case AttributeKind::decimal:
            return is_double(text);
        case AttributeKind::yes_no:
            return text == "true" || text == "false" || text == "1" || text == "0";
        case AttributeKind::text:
        case AttributeKind::id:
            return true;
    }
    return false;
}

}  // namespace moothall::event_logs

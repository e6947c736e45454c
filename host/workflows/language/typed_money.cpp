#include "workflows/language/typed_money.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace moothall::workflows {
namespace {

bool all_digits(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "1,234" or "1234" as its digits; nothing where the commas stand in wrong places.
std::optional<std::string> without_commas(std::string_view text) {
    std::string digits;
    std::size_t group = text.find(',');
    if (group == std::string_view::npos) {
        return all_digits(text) ? std::optional(std::string(text)) : std::nullopt;
    }
    while (true) {
        const std::string_view part = text.substr(0, group);
        const bool fits = digits.empty() ? part.size() <= 3 : part.size() == 3;
        if (!fits || !all_digits(part)) {
            return std::nullopt;
        }
        digits += part;
        if (group >= text.size()) {
            return digits;
        }
        text.remove_prefix(group + 1);
        group = std::min(text.find(','), text.size());
    }
}

}  // namespace

std::optional<Pence> read_pounds(std::string_view typed) {
    std::string_view text = typed;
    constexpr std::string_view pound_sign = "£";
    const bool owed_back = text.starts_with('-');
    text.remove_prefix(owed_back ? 1 : 0);
    text.remove_prefix(text.starts_with(pound_sign) ? pound_sign.size() : 0);
    const std::size_t point = text.find('.');
    std::string_view pence = "00";
    if (point != std::string_view::npos) {
        pence = text.substr(point + 1);
        text = text.substr(0, point);
    }
    const auto digits = without_commas(text);
    if (!digits || pence.size() != 2 || !all_digits(pence)) {
        return std::nullopt;
    }
    const std::string all = (owed_back ? "-" : "") + *digits + std::string(pence);
    std::int64_t count = 0;
    const auto [end, fault] = std::from_chars(all.data(), all.data() + all.size(), count);
    return fault == std::errc() ? std::optional(Pence{count}) : std::nullopt;
}

}  // namespace moothall::workflows

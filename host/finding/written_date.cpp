#include "finding/written_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <string_view>

namespace moothall::finding {
namespace {

using Parts = std::array<std::string_view, 3>;

constexpr auto months =
    std::to_array<std::string_view>({"january", "february", "march", "april", "may", "june", "july",
                                     "august", "september", "october", "november", "december"});

std::optional<int> number_in(std::string_view text, std::size_t digits_most) {
    int number = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (text.empty() || text.size() > digits_most || read.ec != std::errc{} || read.ptr != end ||
        number < 0) {
        return std::nullopt;
    }
    return number;
}

std::optional<int> month_name(std::string_view text) {
    constexpr std::size_t letters_least = 3;
    if (text.size() < letters_least) {
        return std::nullopt;
    }
    const auto found = std::ranges::find_if(
        months, [&](std::string_view month) { return month.starts_with(text); });
    if (found == months.end()) {
        return text == "sept" ? std::optional(9) : std::nullopt;
    }
    return static_cast<int>(found - months.begin()) + 1;
}

std::optional<int> month_in(std::string_view text) {
    const auto name = month_name(text);
    return name ? name : number_in(text, 2);
}

/// "3", "03", "3rd".
std::optional<int> day_in(std::string_view text) {
    for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
        if (text.ends_with(ending)) {
            text.remove_suffix(ending.size());
            break;
        }
    }
    return number_in(text, 2);
}

std::vector<int> years_in(std::string_view text) {
    const auto year = number_in(text, 4);
    if (year && text.size() == 4) {
        return {*year};
    }
    return year && text.size() == 2 ? std::vector<int>{1900 + *year, 2000 + *year}
                                    : std::vector<int>{};
}

std::vector<Date> dates_of(std::string_view day_text, std::string_view month_text,
                           std::string_view year_text) {
    const auto day = day_in(day_text);
    const auto month = month_in(month_text);
    std::vector<Date> dates;
    if (!day || !month) {
        return dates;
    }
    for (const int year : years_in(year_text)) {
        const std::chrono::year_month_day date{std::chrono::year(year),
                                               std::chrono::month(static_cast<unsigned>(*month)),
                                               std::chrono::day(static_cast<unsigned>(*day))};
        if (date.ok()) {
            dates.emplace_back(date);
        }
    }
    return dates;
}

std::vector<Date> dates_in(const Parts& parts) {
    if (parts[0].size() == 4 && number_in(parts[0], 4)) {
        return dates_of(parts[2], parts[1], parts[0]);
    }
    if (month_name(parts[0])) {
        return dates_of(parts[1], parts[0], parts[2]);
    }
    return dates_of(parts[0], parts[1], parts[2]);
}

/// A word with two of one sign in it.
std::optional<Parts> cut_by(std::string_view word, char sign) {
    const std::size_t first = word.find(sign);
    const std::size_t second = word.find(sign, first == std::string_view::npos ? first : first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) {
        return std::nullopt;
    }
    return Parts{word.substr(0, first), word.substr(first + 1, second - first - 1),
                 word.substr(second + 1)};
}

}  // namespace

std::optional<WrittenDate> date_at(const std::vector<std::string>& words, std::size_t at) {
    for (const char sign : {'/', '-', '.'}) {
        const auto parts = at < words.size() ? cut_by(words[at], sign) : std::nullopt;
        if (parts) {
            auto dates = dates_in(*parts);
            return dates.empty() ? std::nullopt : std::optional(WrittenDate{std::move(dates), 1});
        }
    }
    if (at + 2 >= words.size()) {
        return std::nullopt;
    }
    const Parts parts{words[at], words[at + 1], words[at + 2]};
    // "12 4 81" may be anything: without a month's name the year has to be one.
    const bool has_name = month_name(parts[0]) || month_name(parts[1]);
    if (!has_name && years_in(parts[2]).size() != 1) {
        return std::nullopt;
    }
    auto dates = dates_in(parts);
    return dates.empty() ? std::nullopt : std::optional(WrittenDate{std::move(dates), 3});
}

}  // namespace moothall::finding

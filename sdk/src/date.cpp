#include <moothall/service/date.h>

#include <array>
#include <cassert>
#include <stdexcept>
#include <utility>

namespace moothall {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::hours;
using std::chrono::microseconds;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::seconds;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr int last_year = 9999;  // Four digits, as in ISO 8601: what is written can be read again.

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/// Takes exactly `count` digits from the front of `text`; nothing if it does not start with them.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
    if (text.size() < count) {
        return std::nullopt;
    }
    int number = 0;
    for (const char c : text.substr(0, count)) {
        if (!is_digit(c)) {
            return std::nullopt;
        }
        number = number * 10 + (c - '0');
    }
    text.remove_prefix(count);
    return number;
}

bool take(std::string_view& text, std::string_view one_of) {
    if (text.empty() || one_of.find(text.front()) == std::string_view::npos) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

std::optional<Date> take_date(std::string_view& text) {
    const auto y = take_digits(text, 4);
    if (!y || !take(text, "-")) {
        return std::nullopt;
    }
    const auto m = take_digits(text, 2);
    if (!m || !take(text, "-")) {
        return std::nullopt;
    }
    const auto d = take_digits(text, 2);
    if (!d) {
        return std::nullopt;
    }
    const year_month_day civil{year{*y}, month{static_cast<unsigned>(*m)},
                               day{static_cast<unsigned>(*d)}};
    return civil.ok() ? std::optional<Date>(civil) : std::nullopt;
}

/// "hh:mm", with an hour of the day.
std::optional<minutes> take_hour_and_minute(std::string_view& text) {
    const auto hour = take_digits(text, 2);
    if (!hour || *hour > 23 || !take(text, ":")) {
        return std::nullopt;
    }
    const auto minute = take_digits(text, 2);
    if (!minute || *minute > 59) {
        return std::nullopt;
    }
    return hours{*hour} + minutes{*minute};
}

/// ".25", one to six digits, or nothing at all.
std::optional<microseconds> take_decimals(std::string_view& text) {
    if (!take(text, ".")) {
        return microseconds{0};
    }
    int count = 0;
    int number = 0;
    while (!text.empty() && is_digit(text.front())) {
        if (++count > 6) {
            return std::nullopt;
        }
        number = number * 10 + (text.front() - '0');
        text.remove_prefix(1);
    }
    if (count == 0) {
        return std::nullopt;
    }
    for (; count < 6; ++count) {
        number *= 10;
    }
    return microseconds{number};
}

/// What UTC is behind: "Z", "+01:00" or "-05:30".
std::optional<minutes> take_offset(std::string_view& text) {
    if (take(text, "Zz")) {
        return minutes{0};
    }
    const bool west = text.starts_with('-');
    if (!take(text, "+-")) {
        return std::nullopt;
    }
    const auto size = take_hour_and_minute(text);
    if (!size) {
        return std::nullopt;
    }
    return west ? -*size : *size;
}

std::string padded(long long number, std::size_t width) {
    std::string digits = std::to_string(number);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    const auto date = take_date(text);
    return text.empty() ? date : std::nullopt;
}

std::string to_text(Date date) {
    const year_month_day civil{date};
    return padded(int{civil.year()}, 4) + '-' + padded(unsigned{civil.month()}, 2) + '-' +
           padded(unsigned{civil.day()}, 2);
}

std::string in_words(Date date) {
    static constexpr std::array<std::string_view, 12> months = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    const year_month_day civil{date};
    return std::to_string(unsigned{civil.day()}) + ' ' +
           std::string(months[unsigned{civil.month()} - 1]) + ' ' +
           std::to_string(int{civil.year()});
}

std::optional<Instant> parse_instant(std::string_view text) {
    const auto date = take_date(text);
    if (!date || !take(text, "Tt ")) {
        return std::nullopt;
    }
    const auto time = take_hour_and_minute(text);
    if (!time || !take(text, ":")) {
        return std::nullopt;
    }
    // A leap second, ":60", has no instant of its own in this count and is not taken.
    const auto second = take_digits(text, 2);
    if (!second || *second > 59) {
        return std::nullopt;
    }
    const auto decimals = take_decimals(text);
    if (!decimals) {
        return std::nullopt;
    }
    const auto offset = take_offset(text);
    if (!offset || !text.empty()) {
        return std::nullopt;
    }
    const Instant instant = *date + *time + seconds{*second} + *decimals - *offset;
    // An offset can carry the first or last day out of the years that can be written again.
    const bool writable =
        instant >= Date{year{0} / 1 / 1} && instant < Date{year{last_year + 1} / 1 / 1};
    return writable ? std::optional(instant) : std::nullopt;
}

std::string to_text(Instant instant) {
    const Date date = std::chrono::floor<days>(instant);
    const std::chrono::hh_mm_ss<microseconds> time{instant - date};
    std::string text = to_text(date) + 'T' + padded(time.hours().count(), 2) + ':' +
                       padded(time.minutes().count(), 2) + ':' + padded(time.seconds().count(), 2);
    if (time.subseconds().count() != 0) {
        std::string decimals = padded(time.subseconds().count(), 6);
        decimals.erase(decimals.find_last_not_of('0') + 1);
        text += '.' + decimals;
    }
    return text + 'Z';
}

Date add_months(Date date, int months) {
    const year_month_day civil{date};
    const long long since_year_0 =
        12LL * int{civil.year()} + (unsigned{civil.month()} - 1) + months;
    if (since_year_0 < 0 || since_year_0 > 12LL * last_year + 11) {
        throw std::out_of_range("a date moved by " + std::to_string(months) +
                                " months leaves the years 0 to 9999");
    }
    const auto target = year{static_cast<int>(since_year_0 / 12)} /
                        month{static_cast<unsigned>(since_year_0 % 12) + 1};
    const year_month_day same_day = target / civil.day();
    return same_day.ok() ? Date{same_day} : Date{target / std::chrono::last};
}

int age_on(Date born, Date on) {
    const year_month_day birth{born};
    const year_month_day today{on};
    // In a common year 29 February sorts before 1 March and after 28 February, as the law has it.
    const bool birthday_to_come =
        std::pair(today.month(), today.day()) < std::pair(birth.month(), birth.day());
    return int{today.year()} - int{birth.year()} - (birthday_to_come ? 1 : 0);
}

Date make_date(int year_number, unsigned month_number, unsigned day_number) {
    const year_month_day civil{year{year_number}, month{month_number}, day{day_number}};
    assert(civil.ok());
    return Date{civil};
}

}  // namespace moothall

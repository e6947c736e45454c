#include "cases/case_reference.h"

#include <cctype>
#include <cstdio>

namespace moothall::cases {
namespace {

constexpr std::string_view check_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}

/// The remainder by 23 of the text read as a number in base 36.
char check_letter(std::string_view text) {
    int remainder = 0;
    for (const char c : text) {
        const int digit = is_digit(c) ? c - '0' : c - 'A' + 10;
        remainder = (remainder * 36 + digit) % 23;
    }
    return check_letters.at(static_cast<std::size_t>(remainder));
}

std::string without_hyphens(std::string_view text) {
    std::string bare;
    for (const char c : text) {
        if (c != '-' && c != ' ') {
            bare += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
        }
    }
    return bare;
}

}  // namespace

std::string make_reference(std::string_view letters, int year, std::int64_t number) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "%02d%06lld", year % 100, static_cast<long long>(number));
    const std::string bare = std::string(letters) + digits;
    return std::string(letters) + "-" + bare.substr(2, 2) + "-" + bare.substr(4) + "-" +
           check_letter(bare);
}

std::optional<std::string> normal_reference(std::string_view typed) {
    if (typed.size() > 40) {
        return std::nullopt;
    }
    const std::string bare = without_hyphens(typed);
    if (bare.size() < 11 || !is_capital(bare[0]) || !is_capital(bare[1]) ||
        !is_capital(bare.back())) {
        return std::nullopt;
    }
    for (std::size_t i = 2; i + 1 < bare.size(); ++i) {
        if (!is_digit(bare[i])) {
            return std::nullopt;
        }
    }
    return bare.substr(0, 2) + "-" + bare.substr(2, 2) + "-" + bare.substr(4, bare.size() - 5) +
           "-" + bare.back();
}

bool check_letter_is_right(std::string_view reference) {
    const std::string bare = without_hyphens(reference);
    return check_letter(std::string_view(bare).substr(0, bare.size() - 1)) == bare.back();
}

}  // namespace moothall::cases

#include "finding/phone_number.h"

#include <algorithm>

namespace moothall::finding {
namespace {

constexpr std::size_t digits_least = 6;
constexpr std::string_view here = "44";

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

}  // namespace

std::optional<std::string> dialled(std::string_view number) {
    std::string digits;
    for (const char letter : number) {
        if (is_digit(letter)) {
            digits += letter;
        }
    }
    if (digits.size() < digits_least) {
        return std::nullopt;
    }
    const bool has_plus = number.find('+') != std::string_view::npos;
    if (!has_plus && !digits.starts_with("00")) {
        return digits;
    }
    const std::string abroad = has_plus ? digits : digits.substr(2);
    if (!abroad.starts_with(here)) {
        return "00" + abroad;
    }
    const std::string rest = abroad.substr(here.size());
    return rest.starts_with('0') ? rest : "0" + rest;
}

bool may_be_dialled(std::string_view word) {
    return std::ranges::all_of(word,
                               [](char letter) {
                                   return is_digit(letter) || std::string_view("+()-").find(
                                                                  letter) != std::string_view::npos;
                               }) &&
           std::ranges::any_of(word, is_digit);
}

}  // namespace moothall::finding

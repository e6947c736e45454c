#include "identity/password_rules.h"

#include <algorithm>
#include <array>
#include <string>

#include "csv/utf8.h"

namespace moothall::identity {
namespace {

constexpr std::size_t characters_min = 12;
constexpr std::size_t bytes_max = 200;

/// In small letters; those of a few characters repeated are known without being listed.
constexpr auto very_common = std::to_array<std::string_view>({
    "0987654321qwerty",
    "1234567890-=",
    "1234567890qwerty",
    "123456789012",
    "1234567890123",
    "12345678901234",
    "123456789abc",
    "1q2w3e4r5t6y",
    "1q2w3e4r5t6y7u",
    "1qaz2wsx3edc",
    "1qaz2wsx3edc4rfv",
    "abcdefghijkl",
    "administrator",
    "administrator1",
    "changemeplease",
    "changemenow1",
    "correct horse battery staple",
    "correcthorsebatterystaple",
    "iloveyou1234",
    "letmeinplease",
    "moothall1234",
    "moothallmoothall",
    "password1234",
    "password12345",
    "password123!",
    "password123456",
    "passwordpassword",
    "p@ssw0rd1234",
    "qazwsxedcrfv",
    "qwerty123456",
    "qwertyuiop12",
    "qwertyuiop123",
    "qwertyuiopasdf",
    "qwertyuiop[]",
    "trustno1trustno1",
    "welcome12345",
    "welcome123456",
    "zxcvbnm12345",
});

std::string in_small_letters(std::string_view text) {
    std::string small(text);
    for (char& letter : small) {
        letter = letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return small;
}

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

/// "aaaaaaaaaaaa", "123412341234".
bool is_a_few_characters_repeated(std::string_view text) {
    constexpr std::size_t few = 4;
    for (std::size_t period = 1; period <= few && period < text.size(); ++period) {
        if (text.substr(period) == text.substr(0, text.size() - period)) {
            return true;
        }
    }
    return false;
}

Refusal wrong(std::string sentence) {
    return {RefusalKind::invalid_input, std::move(sentence)};
}

}  // namespace

Result<Done> check_new_password(std::string_view password, std::string_view username) {
    if (password.size() > bytes_max) {
        return wrong("A password has at most 200 bytes: choose a shorter one.");
    }
    if (csv::first_not_utf8(password)) {
        return wrong("A password is text in UTF-8: choose another.");
    }
    if (characters_in(password) < characters_min) {
        return wrong(
            "A password has at least 12 characters: choose a longer one, such as a few words.");
    }
    const std::string small = in_small_letters(password);
    if (small == in_small_letters(username)) {
        return wrong("A password is not the username: choose another.");
    }
    if (is_a_few_characters_repeated(small) ||
        std::ranges::find(very_common, small) != very_common.end()) {
        return wrong("This password is one of those that everybody tries first: choose another.");
    }
    return Done{};
}

}  // namespace moothall::identity

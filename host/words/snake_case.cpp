#include "words/snake_case.h"

#include <algorithm>
#include <cstddef>

namespace moothall::words {

bool is_snake_case(std::string_view text) {
    constexpr std::size_t letters_max = 60;
    return !text.empty() && text.size() <= letters_max && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

}  // namespace moothall::words

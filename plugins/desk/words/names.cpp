#include "words/names.h"

#include <algorithm>

namespace desk {

std::string words_of_name(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    std::string words(dot == std::string_view::npos ? name : name.substr(dot + 1));
    std::ranges::replace(words, '_', ' ');
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z') {
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    }
    return words;
}

std::string title_of(const moothall::Table& record, std::string_view title, std::string_view name) {
    const std::string given = record.text_or_empty(title);
    return given.empty() ? words_of_name(record.text_or_empty(name)) : given;
}

std::string with_commas(std::int64_t number) {
    std::string figures = std::to_string(number);
    const std::size_t first = figures.starts_with('-') ? 1 : 0;
    for (std::size_t at = figures.size(); at > first + 3;) {
        at -= 3;
        figures.insert(at, ",");
    }
    return figures;
}

std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return with_commas(count) + " " + std::string(count == 1 ? one : many);
}

std::string pounds(std::int64_t pence) {
    const std::int64_t amount = pence < 0 ? -pence : pence;
    const std::string small = std::to_string(amount % 100);
    return std::string(pence < 0 ? "–" : "") + "£" + with_commas(amount / 100) +
           (amount % 100 == 0 ? std::string() : "." + std::string(2 - small.size(), '0') + small);
}

}  // namespace desk

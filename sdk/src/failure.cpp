#include <moothall/channel/failure.h>

#include <algorithm>

namespace moothall::channel {
namespace {

/// "text/html;q=0.9" without blanks and in small letters, and so for each that is named.
std::string plain(std::string_view one) {
    std::string made;
    for (const char c : one) {
        if (c != ' ' && c != '\t') {
            made.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
        }
    }
    return made;
}

bool is_of_no_quality(std::string_view parameters) {
    const std::size_t quality = parameters.find(";q=0");
    return quality != std::string_view::npos &&
           parameters.substr(quality + 4, parameters.find(';', quality + 4) - (quality + 4))
                   .find_first_not_of(".0") == std::string_view::npos;
}

}  // namespace

bool asks_for_a_page(std::string_view accept) {
    constexpr std::string_view page = "text/html";
    while (!accept.empty()) {
        const std::size_t end = std::min(accept.find(','), accept.size());
        const std::string one = plain(accept.substr(0, end));
        accept.remove_prefix(std::min(end + 1, accept.size()));
        if (one.starts_with(page) && (one.size() == page.size() || one[page.size()] == ';')) {
            return !is_of_no_quality(std::string_view(one).substr(page.size()));
        }
    }
    return false;
}

}  // namespace moothall::channel

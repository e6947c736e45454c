#include "pages/day/form_titles.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "words/names.h"

namespace desk {
namespace {

constexpr auto parts_of_case = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"note", "Add a note"},
    {"bring-forward", "Bring forward"},
    {"tasks", "Add a task"},
    {"linked", "Link another case"},
    {"documents", "Add a document"},
    {"owner", "Give to somebody else"},
});

/// The segments of the path of an address.
std::vector<std::string_view> segments_of(std::string_view page) {
    std::vector<std::string_view> segments;
    page = page.substr(0, page.find('?'));
    while (!page.empty()) {
        page.remove_prefix(1);  // The slash.
        const std::size_t end = std::min(page.find('/'), page.size());
        segments.push_back(page.substr(0, end));
        page.remove_prefix(end);
    }
    return segments;
}

}  // namespace

FormTitle form_title(std::string_view page) {
    const auto segments = segments_of(page);
    const std::size_t count = segments.size();
    if (count == 4 && segments[0] == "cases" && segments[2] == "actions") {
        return {words_of_name(segments[3]), std::string(segments[1])};
    }
    if (count == 3 && segments[0] == "cases") {
        for (const auto& [part, title] : parts_of_case) {
            if (part == segments[2]) {
                return {std::string(title), std::string(segments[1])};
            }
        }
    }
    if (count == 2 && segments[0] == "start") {
        return {"Start a case: " + words_of_name(segments[1])};
    }
    if (count == 2 && segments[0] == "customers" && segments[1] == "new") {
        return {"Add a customer"};
    }
    if (count == 1 && segments[0] == "call") {
        return {"Take a call"};
    }
    return {std::string(page)};
}

}  // namespace desk

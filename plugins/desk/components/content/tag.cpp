#include "components/content/tag.h"

#include <array>

namespace desk {

void write(Writer& out, const Tag& tag) {
    out.markup("<strong").classes({"govuk-tag", tag.classes}).attributes(tag.attributes);
    out.markup(">").content(tag.content).markup("</strong>");
}

std::string_view class_of(TagColour colour) {
    constexpr std::array<std::string_view, 7> classes{
        "govuk-tag--blue",  "govuk-tag--teal", "govuk-tag--yellow", "govuk-tag--purple",
        "govuk-tag--green", "govuk-tag--red",  "govuk-tag--grey"};
    return classes[static_cast<std::size_t>(colour)];
}

}  // namespace desk

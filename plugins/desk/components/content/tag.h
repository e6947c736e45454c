#pragma once

#include <string>
#include <string_view>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// A status in a word and a colour; never by the colour alone.
struct Tag {
    Content content;
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Tag& tag);

/// What the colours mean on every page of the desk.
enum class TagColour { blue, teal, yellow, purple, green, red, grey };

/// The class of a colour: "govuk-tag--blue".
std::string_view class_of(TagColour colour);

}  // namespace desk

#pragma once

#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// Something that most readers do not need, behind one line.
struct Details {
    Content summary;
    Content content;
    std::string id = {};
    bool open = false;
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Details& details);

/// A passage that stands out from the text around it.
struct InsetText {
    Content content;
    std::string id = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const InsetText& inset);

/// What follows from doing something, or from not doing it.
struct WarningText {
    Content content;
    std::string hidden_prefix = "Warning";  ///< Read out for the sign in front.
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const WarningText& warning);

}  // namespace desk

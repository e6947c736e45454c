#pragma once

#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// What a field is called. Nothing is written where there is no content.
struct Label {
    Content content;
    std::string for_id = {};  ///< The id of its field.
    std::string classes = {};
    bool is_page_heading = false;  ///< Then it stands in the h1.
    Attributes attributes = {};
};
void write(Writer& out, const Label& label);

/// A sentence that says what to enter.
struct Hint {
    Content content;
    std::string id = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Hint& hint);

/// What to do about a field that was refused.
struct ErrorMessage {
    Content content;
    std::string id = {};
    std::string classes = {};
    std::string hidden_prefix = "Error";  ///< Read out in front, with a colon; may be empty.
    Attributes attributes = {};
};
void write(Writer& out, const ErrorMessage& message);

}  // namespace desk

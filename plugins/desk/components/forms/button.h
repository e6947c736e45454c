#pragma once

#include <optional>
#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// A button; with `href` a link that looks like one.
struct Button {
    Content content;
    std::string href = {};
    std::string type = "submit";
    std::string name = {};
    std::string value = {};
    std::string id = {};
    std::string classes = {};
    bool disabled = false;
    bool is_start = false;  ///< The one that begins a service, with an arrow.
    std::optional<bool> prevent_double_click = {};
    Attributes attributes = {};
};
void write(Writer& out, const Button& button);

}  // namespace desk

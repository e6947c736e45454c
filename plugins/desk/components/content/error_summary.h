#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One field that was refused: what to do, and its address within the page ("#due-day").
struct FieldError {
    Content content;
    std::string href = {};
    Attributes attributes = {};
};

/// At the top of a form that was refused: every error, with the way to its field.
struct ErrorSummary {
    Content title = "There is a problem";
    Content description = {};
    std::vector<FieldError> errors = {};
    std::optional<bool> disable_auto_focus = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const ErrorSummary& summary);

}  // namespace desk

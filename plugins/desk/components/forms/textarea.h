#pragma once

#include <optional>
#include <string>

#include "components/fields/form_group.h"
#include "components/fields/label.h"
#include "html/attributes.h"
#include "html/writer.h"

namespace desk {

/// A field of several lines.
struct Textarea {
    std::string name;
    std::string id = {};  ///< The name, unless told.
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string value = {};
    int rows = 5;
    std::string autocomplete = {};
    std::optional<bool> spellcheck = {};
    bool disabled = false;
    std::string described_by = {};
    FormGroup group = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Textarea& textarea);

}  // namespace desk

#pragma once

#include <optional>
#include <string>

#include "components/fields/form_group.h"
#include "components/fields/label.h"
#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// What stands fast in front of a field or behind it: "£", "per day".
struct Affix {
    Content content;
    std::string classes = {};
    Attributes attributes = {};
};

/// A field of one line.
struct Input {
    std::string name;
    std::string id = {};  ///< The name, unless told.
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::optional<std::string> value = {};
    std::string type = "text";
    std::string input_mode = {};
    std::string autocomplete = {};
    std::string autocapitalize = {};
    std::string pattern = {};
    std::optional<bool> spellcheck = {};
    bool disabled = false;
    std::string described_by = {};
    Affix prefix = {};
    Affix suffix = {};
    FormGroup group = {};
    std::string wrapper_classes = {};  ///< Of what holds the field and its affixes.
    Attributes wrapper_attributes = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Input& input);

}  // namespace desk

#pragma once

#include <optional>
#include <string>

#include "components/fields/form_group.h"
#include "components/fields/label.h"
#include "html/attributes.h"
#include "html/writer.h"

namespace desk {

/// A field for a password, which can be shown. Pasting is allowed.
struct PasswordInput {
    std::string name;
    std::string id = {};  ///< The name, unless told.
    Label label = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::optional<std::string> value = {};
    std::string autocomplete = "current-password";
    bool disabled = false;
    std::string described_by = {};
    FormGroup group = {};
    std::string button_classes = {};
    // What the script says instead of its English.
    std::string show_text = {};
    std::string hide_text = {};
    std::string show_label = {};
    std::string hide_label = {};
    std::string shown_announcement = {};
    std::string hidden_announcement = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const PasswordInput& password);

}  // namespace desk

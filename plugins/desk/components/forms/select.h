#pragma once

#include <optional>
#include <string>
#include <vector>

#include "components/fields/form_group.h"
#include "components/fields/label.h"
#include "html/attributes.h"
#include "html/writer.h"

namespace desk {

/// One thing that can be chosen.
struct Option {
    std::string text;
    std::optional<std::string> value = {};  ///< The text, unless told.
    std::optional<bool> selected = {};      ///< Whether it is the list's `value`, unless told.
    bool disabled = false;
    Attributes attributes = {};
};

/// A list that drops down.
struct Select {
    std::string name;
    std::string id = {};  ///< The name, unless told.
    Label label = {};
    std::vector<Option> options = {};
    std::string value = {};  ///< What is chosen; empty for the first.
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    bool disabled = false;
    std::string described_by = {};
    FormGroup group = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Select& select);

}  // namespace desk

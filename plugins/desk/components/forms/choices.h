#pragma once

#include <optional>
#include <string>
#include <vector>

#include "components/fields/fieldset.h"
#include "components/fields/form_group.h"
#include "components/forms/choice.h"

namespace desk {

/// One of several.
struct Radios {
    std::string name;
    std::string id = {};  ///< With which the ids of its parts begin: the name, unless told.
    std::optional<Fieldset> fieldset = {};
    std::vector<Choice> choices = {};
    std::string value = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    FormGroup group = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Radios& radios);

/// Any of several.
struct Checkboxes {
    std::string name;
    std::string id = {};  ///< With which the ids of its parts begin: the name, unless told.
    std::optional<Fieldset> fieldset = {};
    std::vector<Choice> choices = {};
    std::vector<std::string> values = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    std::string described_by = {};
    FormGroup group = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Checkboxes& checkboxes);

}  // namespace desk

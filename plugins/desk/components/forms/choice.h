#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "components/fields/label.h"
#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One radio button or checkbox of a group.
struct Choice {
    Content content = {};
    std::string value = {};
    std::string id = {};    ///< Made of the group's, unless told.
    std::string name = {};  ///< Of a checkbox whose name is not the group's.
    std::optional<Hint> hint = {};
    std::optional<bool> checked = {};  ///< Whether it is among the group's values, unless told.
    bool disabled = false;
    bool is_exclusive = false;  ///< A checkbox "None of these", which clears the others.
    Content conditional = {};   ///< Shown while it is checked.
    std::string divider = {};   ///< A word between choices ("or"); then nothing else is written.
    std::string label_classes = {};
    Attributes label_attributes = {};
    Attributes attributes = {};
};

/// What the choices of a group have in common.
struct ChoiceKind {
    std::string_view block;  ///< "govuk-radios" or "govuk-checkboxes".
    std::string_view type;   ///< "radio" or "checkbox".
};

/// A choice as it stands in a group, with all that was left open filled in.
void write_choice(Writer& out, const ChoiceKind& kind, const Choice& choice,
                  std::string_view described_by);

/// The id of the choice at that place, counted from 1: the first is that of the group, so that an
/// error summary can lead to it.
std::string choice_id(const Choice& choice, std::string_view group_id, std::size_t place);

}  // namespace desk

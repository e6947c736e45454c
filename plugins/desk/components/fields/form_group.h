#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "components/fields/fieldset.h"
#include "components/fields/label.h"
#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// What stands around a field: the group that is marked when it was refused.
struct FormGroup {
    std::string classes = {};
    Attributes attributes = {};
    Content before = {};  ///< In front of the field itself.
    Content after = {};   ///< Behind it.
};

/// `<div class="govuk-form-group …">`, with its mark where there is an error.
void open_form_group(Writer& out, const FormGroup& group, const std::optional<ErrorMessage>& error);
void close_form_group(Writer& out);

/// The hint and the error of a field, whose ids begin with that of the field. What is given back
/// is its aria-describedby: `described_by` and then the ids of these.
std::string write_hint_and_error(Writer& out, std::string_view field_id,
                                 std::string_view described_by, const std::optional<Hint>& hint,
                                 const std::optional<ErrorMessage>& error);

/// The label of a field, for that id.
void write_label(Writer& out, const Label& label, std::string_view field_id);

/// The inner part of a group of choices, within its fieldset where there is one. `role` is that of
/// the fieldset; it may be empty.
void write_in_fieldset(Writer& out, const std::optional<Fieldset>& fieldset,
                       std::string_view described_by, std::string_view role, const Html& inner);

}  // namespace desk

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "components/fields/fieldset.h"
#include "components/fields/form_group.h"
#include "html/attributes.h"
#include "html/writer.h"

namespace desk {

/// One field of a date.
struct DatePart {
    std::string name = {};
    std::string label = {};  ///< The name with a capital, unless told.
    std::optional<std::string> value = {};
    std::string id = {};  ///< Made of the date's id and the name, unless told.
    int width = 2;        ///< Figures, 2 or 4; a width among the classes goes before it.
    /// Whether it is this part that was refused. Where no part says so, an error marks all but
    /// those that say they are not it.
    std::optional<bool> is_wrong = {};
    std::string input_mode = "numeric";
    std::string autocomplete = {};
    std::string pattern = {};
    std::string classes = {};
    Attributes attributes = {};
};

/// Day, month and year without values.
std::vector<DatePart> day_month_year();

/// A date that somebody knows or reads from a paper, in three fields.
struct DateInput {
    std::string id;
    std::string name_prefix = {};  ///< In front of the names of its parts, with a hyphen.
    std::vector<DatePart> parts = day_month_year();
    std::optional<Fieldset> fieldset = {};
    std::optional<Hint> hint = {};
    std::optional<ErrorMessage> error = {};
    FormGroup group = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const DateInput& date);

}  // namespace desk

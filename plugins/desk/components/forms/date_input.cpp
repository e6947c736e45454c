#include "components/forms/date_input.h"

#include <algorithm>

#include "components/forms/input.h"
#include "html/words.h"

namespace desk {

namespace {

bool is_marked(const DatePart& part) {
    return part.is_wrong.value_or(false) ||
           part.classes.find("govuk-input--error") != std::string::npos;
}

std::string classes_of(const DatePart& part, bool is_refused, bool is_any_marked) {
    const bool says_so = part.classes.find("govuk-input--error") != std::string::npos;
    const bool is_not_it = part.is_wrong && !*part.is_wrong;
    std::string classes = "govuk-date-input__input";
    if (!says_so && (is_marked(part) || (!is_not_it && is_refused && !is_any_marked))) {
        classes = words_and(classes, "govuk-input--error");
    }
    if (part.classes.find("govuk-input--width-") == std::string::npos) {
        classes =
            words_and(classes, part.width == 4 ? "govuk-input--width-4" : "govuk-input--width-2");
    }
    classes = words_and(classes, part.classes);
    return classes;
}

std::string capitalised(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

void write_part(Writer& out, const DateInput& date, const DatePart& part, bool is_any_marked) {
    Label label{.content = part.label.empty() ? capitalised(part.name) : part.label,
                .classes = "govuk-date-input__label"};
    Input input{.name = date.name_prefix.empty() ? part.name : date.name_prefix + "-" + part.name,
                .id = part.id.empty() ? date.id + "-" + part.name : part.id,
                .label = std::move(label),
                .value = part.value,
                .input_mode = part.input_mode,
                .autocomplete = part.autocomplete,
                .pattern = part.pattern,
                .classes = classes_of(part, date.error.has_value(), is_any_marked),
                .attributes = part.attributes};
    out.markup("<div class=\"govuk-date-input__item\">");
    write(out, input);
    out.markup("</div>");
}

}  // namespace

std::vector<DatePart> day_month_year() {
    return {{.name = "day"}, {.name = "month"}, {.name = "year", .width = 4}};
}

void write(Writer& out, const DateInput& date) {
    Writer inner;
    const auto described_by = write_hint_and_error(
        inner, date.id, date.fieldset ? date.fieldset->described_by : "", date.hint, date.error);
    inner.markup("<div").classes({"govuk-date-input", date.classes}).attributes(date.attributes);
    inner.attribute_unless_empty("id", date.id).markup(">").content(date.group.before);
    const bool is_any_marked = std::ranges::any_of(date.parts, is_marked);
    for (const DatePart& part : date.parts) {
        write_part(inner, date, part, is_any_marked);
    }
    inner.content(date.group.after).markup("</div>");

    open_form_group(out, date.group, date.error);
    // JAWS reads the description of a group of text fields only where it has this role.
    write_in_fieldset(out, date.fieldset, described_by, "group", inner.finish());
    close_form_group(out);
}

}  // namespace desk

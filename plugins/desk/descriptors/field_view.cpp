#include "descriptors/field_view.h"

#include <algorithm>
#include <optional>

#include "components/forms/character_count.h"
#include "components/forms/choices.h"
#include "components/forms/date_input.h"
#include "components/forms/input.h"
#include "components/forms/select.h"
#include "components/forms/textarea.h"
#include "components/moj/date_picker.h"
#include "components/render.h"
#include "html/element.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::List;
using moothall::Value;

constexpr std::size_t radios_most = 5;       // Of more options one is chosen from a list.
constexpr std::int64_t one_line_most = 120;  // Letters.
constexpr int empty_rows = 2;                // Offered behind those that are there.

std::string plain_text(const Value* value) {
    if (value == nullptr) {
        return {};
    }
    if (const auto* text = value->as_text()) {
        return *text;
    }
    if (const auto* number = value->as_integer()) {
        return std::to_string(*number);
    }
    if (const auto* is_so = value->as_yes_no()) {
        return *is_so ? "yes" : "no";
    }
    return {};
}

std::string pounds_typed(const Value* value) {
    const auto* pence = value == nullptr ? nullptr : value->as_integer();
    if (pence == nullptr) {
        return {};
    }
    const std::string small = std::to_string(*pence % 100);
    return std::to_string(*pence / 100) + "." + std::string(2 - small.size(), '0') + small;
}

/// One field of a form, while it is made.
struct Making {
    const Record& field;
    std::string name;  ///< In the form.
    const Form& typed;
    std::optional<ErrorMessage> error;
    const Value* held;

    std::string label() const {
        const bool is_optional = field.has("optional") && field.yes_no("optional");
        return title_of(field, "label", "name") + (is_optional ? " (optional)" : "");
    }
    std::optional<Hint> hint() const {
        std::string text = field.text_or_empty("hint");
        const std::string when = shown_when();
        text += (text.empty() || when.empty() ? "" : " ") + when;
        return text.empty() ? std::nullopt : std::optional(Hint{.content = text});
    }
    /// "Only where Heating is: gas or oil."; empty for a field that is always asked for.
    std::string shown_when() const {
        std::string all;
        if (field.has("shown_when")) {
            for (const auto& [other, values] : field.table("shown_when").entries()) {
                std::string any;
                for (const Value& one : *values.as_list()) {
                    any += (any.empty() ? "" : " or ") + words_of_name(plain_text(&one));
                }
                all +=
                    (all.empty() ? "Only where " : ", and ") + words_of_name(other) + " is: " + any;
            }
        }
        return all.empty() ? all : all + ".";
    }
    /// What was typed; before anything was, what is held.
    std::string value(const std::string& shown) const {
        return typed.has(name) ? typed.find(name) : shown;
    }
};

Html one_line(const Making& making, const std::string& mode, int width) {
    return render(Input{.name = making.name,
                        .label = {.content = making.label()},
                        .hint = making.hint(),
                        .error = making.error,
                        .value = making.value(plain_text(making.held)),
                        .input_mode = mode,
                        .classes = "govuk-input--width-" + std::to_string(width)});
}

Html money(const Making& making) {
    return render(Input{.name = making.name,
                        .label = {.content = making.label()},
                        .hint = making.hint(),
                        .error = making.error,
                        .value = making.value(pounds_typed(making.held)),
                        .input_mode = "decimal",
                        .prefix = {.content = "£"},
                        .classes = "govuk-input--width-10"});
}

Html text(const Making& making) {
    const std::int64_t most = making.field.has("max") ? making.field.integer("max") : 0;
    if (most > 0 && most <= one_line_most) {
        return one_line(making, "", 20);
    }
    const Textarea area{.name = making.name,
                        .label = {.content = making.label()},
                        .hint = making.hint(),
                        .error = making.error,
                        .value = making.value(plain_text(making.held))};
    if (most == 0) {
        return render(area);
    }
    return render(CharacterCount{.textarea = area, .letters_max = static_cast<int>(most)});
}

bool has_picker(const Record& field) {
    return field.has("picker") && field.yes_no("picker");
}

/// A date that is mostly of the next days, so that a calendar helps.
Html picked_date(const Making& making, const std::optional<moothall::Date>& held) {
    std::string shown;
    if (held) {
        const std::chrono::year_month_day day(*held);
        shown = std::to_string(static_cast<unsigned>(day.day())) + "/" +
                std::to_string(static_cast<unsigned>(day.month())) + "/" +
                std::to_string(static_cast<int>(day.year()));
    }
    return render(
        DatePicker{{.name = making.name,
                    .label = {.content = making.label()},
                    .hint = making.hint().value_or(Hint{.content = "For example, 27/3/2026"}),
                    .error = making.error,
                    .value = making.value(shown),
                    .classes = "govuk-input--width-10"}});
}

Html date(const Making& making) {
    const std::string held = plain_text(making.held);
    const auto day = moothall::parse_date(held);
    if (has_picker(making.field)) {
        return picked_date(making, day);
    }
    std::vector<DatePart> parts = day_month_year();
    if (day) {
        const std::chrono::year_month_day civil(*day);
        parts[0].value = std::to_string(static_cast<unsigned>(civil.day()));
        parts[1].value = std::to_string(static_cast<unsigned>(civil.month()));
        parts[2].value = std::to_string(static_cast<int>(civil.year()));
    }
    for (DatePart& part : parts) {
        const std::string name = making.name + "-" + part.name;
        if (making.typed.has(name)) {
            part.value = making.typed.find(name);
        }
    }
    return render(
        DateInput{.id = making.name,
                  .name_prefix = making.name,
                  .parts = parts,
                  .fieldset = Fieldset{.legend = {.content = making.label()}},
                  .hint = making.hint().value_or(Hint{.content = "For example, 27 3 2026"}),
                  .error = making.error});
}

struct Offered {
    std::string value;
    std::string text;
};

std::vector<Offered> options_of(const Record& field) {
    if (field.text_or_empty("kind") == "yes_no") {
        return {{"yes", "Yes"}, {"no", "No"}};
    }
    std::vector<Offered> all;
    for (const Value& option : field.list("options")) {
        const Record& one = *option.as_table();
        all.push_back({one.text("value"), title_of(one, "label", "value")});
    }
    return all;
}

Html choice(const Making& making) {
    const auto options = options_of(making.field);
    const std::string chosen = making.value(plain_text(making.held));
    if (options.size() > radios_most) {
        std::vector<Option> shown{{.text = "Choose one", .value = ""}};
        for (const Offered& option : options) {
            shown.push_back({.text = option.text, .value = option.value});
        }
        return render(Select{.name = making.name,
                             .label = {.content = making.label()},
                             .options = shown,
                             .value = chosen,
                             .hint = making.hint(),
                             .error = making.error});
    }
    std::vector<Choice> shown;
    for (const Offered& option : options) {
        shown.push_back({.content = option.text, .value = option.value});
    }
    return render(Radios{.name = making.name,
                         .fieldset = Fieldset{.legend = {.content = making.label()}},
                         .choices = shown,
                         .value = chosen,
                         .hint = making.hint(),
                         .error = making.error,
                         .classes = options.size() <= 2 ? "govuk-radios--inline" : ""});
}

Html field_of(const Making& making);

/// Rows of a field: those that are there, and some more that are empty. What is left empty is no
/// row, so that a row is taken away by emptying it.
Html rows(const Making& making) {
    const List nothing;
    const List& held = making.held != nullptr && making.held->as_list() != nullptr
                           ? *making.held->as_list()
                           : nothing;
    std::size_t typed = 0;
    while (making.typed.has(making.name + "-" + std::to_string(typed + 1) + "-row")) {
        ++typed;
    }
    const std::size_t count = std::max(held.size() + empty_rows, typed);
    Writer all;
    for (std::size_t place = 0; place < count; ++place) {
        const std::string name = making.name + "-" + std::to_string(place + 1);
        const Record* row = place < held.size() ? held[place].as_table() : nullptr;
        Writer columns;
        columns.html(void_element(
            "input",
            Attributes{}.set("type", "hidden").set("name", name + "-row").set("value", "1")));
        for (const Value& column : making.field.list("columns")) {
            const Record& described = *column.as_table();
            const Value* value = row == nullptr ? nullptr : row->find(described.text("name"));
            columns.html(field_of(
                {described, name + "-" + described.text("name"), making.typed, {}, value}));
        }
        all.html(render(
            Fieldset{.legend = {.content = std::to_string(place + 1) + "."},
                     .content = element("div", of_class("mh-row-of-fields"), columns.finish())}));
    }
    const std::string id = making.name + "-error";
    const Html error =
        making.error ? render(ErrorMessage{.content = making.error->content, .id = id}) : Html();
    return element(
        "div",
        of_class(making.error ? "govuk-form-group govuk-form-group--error" : "govuk-form-group")
            .set("id", making.name),
        render(Fieldset{.legend = {.content = making.label()},
                        .content = joined(element("p", of_class("govuk-hint"),
                                                  "Leave a line empty where there is nobody or "
                                                  "nothing more."),
                                          error, all.finish()),
                        .described_by = making.error ? id : ""}));
}

Html field_of(const Making& making) {
    const std::string kind = making.field.text_or_empty("kind");
    if (kind == "money") {
        return money(making);
    }
    if (kind == "date") {
        return date(making);
    }
    if (kind == "choice" || kind == "yes_no") {
        return choice(making);
    }
    if (kind == "rows") {
        return rows(making);
    }
    if (kind == "integer" || kind == "number") {
        return one_line(making, kind == "integer" ? "numeric" : "decimal", 5);
    }
    return kind == "key" ? one_line(making, "", 20) : text(making);
}

bool is_typed(const Record& field) {
    return !(field.has("set_by_workflow") && field.yes_no("set_by_workflow"));
}

/// Where the summary leads: the first of what a field consists of.
std::string address_of(const Record& field) {
    const std::string name = field.text("name");
    const bool is_in_parts = field.text_or_empty("kind") == "date" && !has_picker(field);
    return "#" + name + (is_in_parts ? "-day" : "");
}

}  // namespace

Html fields_of(const List& descriptors, const Form& typed,
               const std::vector<FieldProblem>& problems) {
    Writer out;
    for (const Value& descriptor : descriptors) {
        const Record& field = *descriptor.as_table();
        if (!is_typed(field)) {
            continue;
        }
        const std::string& name = field.text("name");
        const auto problem = std::ranges::find(problems, name, &FieldProblem::field);
        const auto error = problem == problems.end()
                               ? std::nullopt
                               : std::optional(ErrorMessage{.content = problem->sentence});
        out.html(field_of({field, name, typed, error, field.find("value")}));
    }
    return out.finish();
}

Html summary_of(const List& descriptors, const std::vector<FieldProblem>& problems) {
    if (problems.empty()) {
        return {};
    }
    ErrorSummary summary;
    for (const FieldProblem& problem : problems) {
        FieldError error{.content = problem.sentence};
        for (const Value& descriptor : descriptors) {
            const Record& field = *descriptor.as_table();
            if (field.text("name") == problem.field) {
                error.href = address_of(field);
            }
        }
        if (error.href.empty() && !problem.field.empty()) {
            error.href = "#" + problem.field;
        }
        summary.errors.push_back(error);
    }
    return render(summary);
}

std::string value_in_words(const Record& descriptor, const Value& value) {
    const std::string kind = descriptor.text_or_empty("kind");
    if (kind == "money" && value.as_integer() != nullptr) {
        return pounds(*value.as_integer());
    }
    if (kind == "date" && value.as_text() != nullptr) {
        const auto day = moothall::parse_date(*value.as_text());
        return day ? moothall::in_words(*day) : *value.as_text();
    }
    if (kind == "choice" || kind == "yes_no") {
        const std::string held = plain_text(&value);
        for (const Offered& option : options_of(descriptor)) {
            if (option.value == held) {
                return option.text;
            }
        }
        return held;
    }
    if (kind == "rows" && value.as_list() != nullptr) {
        return counted(static_cast<std::int64_t>(value.as_list()->size()), "line", "lines");
    }
    return plain_text(&value);
}

}  // namespace desk

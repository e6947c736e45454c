#include <gtest/gtest.h>

#include <array>

#include "components/forms/choices.h"
#include "components/forms/date_input.h"
#include "components/forms/select.h"
#include "components/render.h"
#include "plugins/desk/components/fixtures.h"

namespace desk::testing {
namespace {

Choice choice_of(const Options& options) {
    const Options conditional = options.sub("conditional");
    return {.content = options.content(),
            .value = options.text("value"),
            .id = options.text("id"),
            .name = options.text("name"),
            .hint = hint_of(options),
            .checked = options.optional_flag("checked"),
            .disabled = options.flag("disabled"),
            .is_exclusive = options.text("behaviour") == "exclusive",
            .conditional = conditional.flag("html") ? conditional.markup("html") : Html(),
            .divider = options.text("divider"),
            .label_classes = options.sub("label").classes(),
            .label_attributes = options.sub("label").attributes(),
            .attributes = options.attributes()};
}

/// The macro counts entries that are not there; our lists have none, so the id says the place.
std::vector<Choice> choices_of(const Options& options, const std::string& id) {
    std::vector<Choice> choices;
    std::size_t place = 0;
    for (const Options& item : options.list("items")) {
        ++place;
        if (item.is_falsy()) {
            continue;
        }
        Choice choice = choice_of(item);
        if (choice.id.empty() && place != choices.size() + 1) {
            choice.id = choice_id(choice, id, place);
        }
        choices.push_back(choice);
    }
    return choices;
}

Html radios(const Options& options) {
    const std::string id = options.text_or("idPrefix", options.text("name"));
    return render(Radios{.name = options.text("name"),
                         .id = options.text("idPrefix"),
                         .fieldset = fieldset_of(options),
                         .choices = choices_of(options, id),
                         .value = options.text("value"),
                         .hint = hint_of(options),
                         .error = error_of(options),
                         .group = group_of(options),
                         .classes = options.classes(),
                         .attributes = options.attributes()});
}

Html checkboxes(const Options& options) {
    const std::string id = options.text_or("idPrefix", options.text("name"));
    Checkboxes checkboxes{.name = options.text("name"),
                          .id = options.text("idPrefix"),
                          .fieldset = fieldset_of(options),
                          .choices = choices_of(options, id),
                          .hint = hint_of(options),
                          .error = error_of(options),
                          .described_by = options.text("describedBy"),
                          .group = group_of(options),
                          .classes = options.classes(),
                          .attributes = options.attributes()};
    for (const Options& value : options.list("values")) {
        checkboxes.values.emplace_back(value.value().as_string().c_str());
    }
    return render(checkboxes);
}

Html select(const Options& options) {
    Select select{.name = options.text("name"),
                  .id = options.text("id"),
                  .label = label_of(options),
                  .value = options.text("value"),
                  .hint = hint_of(options),
                  .error = error_of(options),
                  .disabled = options.flag("disabled"),
                  .described_by = options.text("describedBy"),
                  .group = group_of(options),
                  .classes = options.classes(),
                  .attributes = options.attributes()};
    for (const Options& item : options.list("items")) {
        if (!item.is_falsy()) {
            select.options.push_back({.text = item.text("text"),
                                      .value = item.optional_text("value"),
                                      .selected = item.optional_flag("selected"),
                                      .disabled = item.flag("disabled"),
                                      .attributes = item.attributes()});
        }
    }
    return render(select);
}

DatePart part_of(const Options& options) {
    DatePart part{.name = options.text("name"),
                  .label = options.text("label"),
                  .value = options.optional_text("value"),
                  .id = options.text("id"),
                  .is_wrong = options.optional_flag("error"),
                  .input_mode = options.text_or("inputmode", "numeric"),
                  .autocomplete = options.text("autocomplete"),
                  .pattern = options.text("pattern"),
                  .classes = options.classes(),
                  .attributes = options.attributes()};
    part.width = part.name == "year" ? 4 : 2;
    return part;
}

/// The macro takes the parts as a list or under their three names; ours are a list.
std::vector<DatePart> parts_of(const Options& options) {
    std::vector<DatePart> parts;
    for (const Options& item : options.list("items")) {
        DatePart part = part_of(item);
        if (!part.value) {
            part.value = options.sub(part.name).optional_text("value");
        }
        parts.push_back(part);
    }
    if (!parts.empty()) {
        return parts;
    }
    constexpr std::array<const char*, 3> names{"day", "month", "year"};
    for (const char* name : names) {
        if (options.has(name) && options.sub(name).is_falsy()) {
            continue;
        }
        DatePart part = part_of(options.sub(name));
        part.name = part.name.empty() ? name : part.name;
        part.width = name == names[2] ? 4 : 2;
        parts.push_back(part);
    }
    return parts;
}

Html date_input(const Options& options) {
    DateInput date{.id = options.text("id"),
                   .name_prefix = options.text("namePrefix"),
                   .parts = parts_of(options),
                   .fieldset = fieldset_of(options),
                   .hint = hint_of(options),
                   .error = error_of(options),
                   .group = group_of(options),
                   .classes = options.classes(),
                   .attributes = options.attributes()};
    const Options values = options.sub("values");
    for (DatePart& part : date.parts) {
        const std::string prefixed = date.name_prefix + "-" + part.name;
        if (!part.value) {
            part.value = values.optional_text(values.has(prefixed) ? prefixed : part.name);
        }
    }
    return render(date);
}

TEST(ChoiceFixtures, Radios) {
    expect_fixtures("radios", radios, {});
}

TEST(ChoiceFixtures, Checkboxes) {
    expect_fixtures("checkboxes", checkboxes, {});
}

TEST(ChoiceFixtures, Select) {
    expect_fixtures("select", select, {});
}

TEST(ChoiceFixtures, DateInput) {
    expect_fixtures("date-input", date_input, {});
}

}  // namespace
}  // namespace desk::testing

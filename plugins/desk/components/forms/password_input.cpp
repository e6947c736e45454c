#include "components/forms/password_input.h"

#include "components/fields/plural.h"
#include "components/forms/button.h"
#include "components/forms/input.h"
#include "components/render.h"
#include "html/element.h"
#include "html/words.h"

namespace desk {

namespace {

Attributes group_attributes(const PasswordInput& password) {
    Attributes attributes;
    attributes.set("data-module", "govuk-password-input");
    set_i18n(attributes, "show-password", password.show_text);
    set_i18n(attributes, "hide-password", password.hide_text);
    set_i18n(attributes, "show-password-aria-label", password.show_label);
    set_i18n(attributes, "hide-password-aria-label", password.hide_label);
    set_i18n(attributes, "password-shown-announcement", password.shown_announcement);
    set_i18n(attributes, "password-hidden-announcement", password.hidden_announcement);
    return attributes.add(password.group.attributes);
}

Button show_button(const PasswordInput& password, const std::string& id) {
    return {.content = password.show_text.empty() ? "Show" : password.show_text,
            .type = "button",
            .classes = words_and("govuk-button--secondary govuk-password-input__toggle "
                                 "govuk-js-password-input-toggle",
                                 password.button_classes),
            .attributes = Attributes()
                              .set("aria-controls", id)
                              .set("aria-label", password.show_label.empty() ? "Show password"
                                                                             : password.show_label)
                              .flag("hidden")};
}

}  // namespace

void write(Writer& out, const PasswordInput& password) {
    const std::string& id = password.id.empty() ? password.name : password.id;
    write(out,
          Input{.name = password.name,
                .id = id,
                .label = password.label,
                .hint = password.hint,
                .error = password.error,
                .value = password.value,
                .type = "password",
                .autocomplete = password.autocomplete,
                .autocapitalize = "none",
                .spellcheck = false,
                .disabled = password.disabled,
                .described_by = password.described_by,
                .group = {.classes = words_and("govuk-password-input", password.group.classes),
                          .attributes = group_attributes(password),
                          .before = password.group.before,
                          .after = joined(render(show_button(password, id)), password.group.after)},
                .wrapper_classes = "govuk-password-input__wrapper",
                .classes = words_and("govuk-password-input__input govuk-js-password-input-input",
                                     password.classes),
                .attributes = password.attributes});
}

}  // namespace desk

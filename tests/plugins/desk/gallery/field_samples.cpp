#include "components/content/error_summary.h"
#include "components/forms/button.h"
#include "components/forms/character_count.h"
#include "components/forms/choices.h"
#include "components/forms/date_input.h"
#include "components/forms/file_upload.h"
#include "components/forms/input.h"
#include "components/forms/password_input.h"
#include "components/forms/select.h"
#include "components/forms/textarea.h"
#include "components/render.h"
#include "html/element.h"
#include "plugins/desk/gallery/samples.h"

namespace desk::gallery {

namespace {

std::optional<Fieldset> legend(const std::string& text) {
    return Fieldset{.legend = {.content = text, .classes = "govuk-fieldset__legend--s"}};
}

}  // namespace

Html fields() {
    return joined(render(Input{.name = "reference",
                               .label = {.content = "Case reference"},
                               .hint = Hint{.content = "For example, CT-26-000417-T"},
                               .classes = "govuk-input--width-20"}),
                  render(Input{.name = "charge",
                               .label = {.content = "Charge"},
                               .value = "107.03",
                               .input_mode = "decimal",
                               .prefix = {.content = "£"},
                               .suffix = {.content = "a month"},
                               .classes = "govuk-input--width-5"}),
                  render(CharacterCount{.textarea = {.name = "reason",
                                                     .label = {.content = "Reason"},
                                                     .value = "The tenancy began earlier.",
                                                     .rows = 3},
                                        .letters_max = 200}),
                  render(DateInput{.id = "received",
                                   .fieldset = legend("When was it received?"),
                                   .hint = Hint{.content = "For example, 23 11 2026"}}),
                  render(Select{.name = "band",
                                .label = {.content = "Band"},
                                .options = {{.text = "A"}, {.text = "B"}, {.text = "C"}},
                                .value = "C"}),
                  render(FileUpload{
                      .name = "letter", .label = {.content = "The letter"}, .is_drop_zone = true}),
                  render(PasswordInput{.name = "password", .label = {.content = "Password"}}),
                  element("div", of_class("govuk-button-group"), render(Button{.content = "Save"}),
                          render(Button{.content = "Save and add another",
                                        .classes = "govuk-button--secondary"}),
                          render(Button{.content = "Withdraw", .classes = "govuk-button--warning"}),
                          render(Button{.content = "Not yet", .disabled = true})));
}

Html kept_form() {
    const auto hidden = [](const char* name, const char* value) {
        return void_element(
            "input", Attributes{}.set("type", "hidden").set("name", name).set("value", value));
    };
    return element(
        "form", Attributes{}.set("method", "post").set("action", "/call").flag("data-keep"),
        hidden("form_page", "/call?call=1"), hidden("form_kept", ""),
        render(Textarea{.name = "said", .label = {.content = "What was said"}, .rows = 2}),
        render(PasswordInput{.name = "secret", .label = {.content = "Not kept"}}),
        element("p", of_class("mh-keeping").set("role", "status").flag("data-keeping")));
}

Html choices() {
    const Html since = render(Input{
        .name = "since", .label = {.content = "Since when?"}, .classes = "govuk-input--width-10"});
    const Radios theme{.name = "theme",
                       .fieldset = legend("Theme"),
                       .choices = {{.content = "Light", .value = "light"},
                                   {.content = "Dark", .value = "dark"},
                                   {.content = "As my system", .value = "auto"}},
                       .value = "light",
                       .classes = "govuk-radios--inline govuk-radios--small",
                       .attributes = Attributes().set("data-look-choice", "")};
    return joined(
        render(Radios{.name = "alone",
                      .fieldset = legend("Does the person live alone?"),
                      .choices = {{.content = "Yes",
                                   .value = "yes",
                                   .hint = Hint{.content = "No other adult"},
                                   .conditional = since},
                                  {.content = "No", .value = "no"},
                                  {.divider = "or"},
                                  {.content = "I do not know", .value = "unknown"}},
                      .value = "yes"}),
        render(Checkboxes{
            .name = "seen",
            .fieldset = legend("What did you see?"),
            .choices = {{.content = "Tenancy agreement", .value = "lease"},
                        {.content = "Payslips", .value = "pay"},
                        {.content = "None of these", .value = "none", .is_exclusive = true}},
            .values = {"lease"}}),
        render(theme));
}

Html wrong_fields() {
    const ErrorSummary summary{
        .errors = {{.content = "Enter the date of the letter", .href = "#letter-date-day"},
                   {.content = "Select if the person lives alone", .href = "#lives-alone"},
                   {.content = "Enter a reason", .href = "#why"}},
        .disable_auto_focus = true};
    return joined(
        render(summary),
        render(DateInput{.id = "letter-date",
                         .name_prefix = "letter",
                         .fieldset = legend("Date of the letter"),
                         .error = ErrorMessage{.content = "Enter the date of the letter"}}),
        render(Radios{
            .name = "lives-alone",
            .fieldset = legend("Does the person live alone?"),
            .choices = {{.content = "Yes", .value = "yes"}, {.content = "No", .value = "no"}},
            .error = ErrorMessage{.content = "Select if the person lives alone"},
            .classes = "govuk-radios--inline"}),
        render(Textarea{.name = "why",
                        .label = {.content = "Reason"},
                        .error = ErrorMessage{.content = "Enter a reason"},
                        .rows = 2}));
}

}  // namespace desk::gallery

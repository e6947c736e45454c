#include <gtest/gtest.h>

#include <map>

#include "components/forms/character_count.h"
#include "components/forms/file_upload.h"
#include "components/forms/input.h"
#include "components/forms/password_input.h"
#include "components/forms/textarea.h"
#include "components/render.h"
#include "plugins/desk/components/fixtures.h"

namespace desk::testing {
namespace {

Affix affix_of(const Options& options) {
    return {.content = options.content(),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

std::vector<PluralText> plural_of(const Options& options) {
    std::vector<PluralText> texts;
    const std::map<std::string, PluralRule> rules{{"one", PluralRule::one},
                                                  {"other", PluralRule::other}};
    for (const auto& [name, rule] : rules) {
        if (options.has(name)) {
            texts.push_back({.rule = rule, .text = options.text(name)});
        }
    }
    return texts;
}

Html input(const Options& options) {
    return render(Input{.name = options.text("name"),
                        .id = options.text("id"),
                        .label = label_of(options),
                        .hint = hint_of(options),
                        .error = error_of(options),
                        .value = options.optional_text("value"),
                        .type = options.text_or("type", "text"),
                        .input_mode = options.text("inputmode"),
                        .autocomplete = options.text("autocomplete"),
                        .autocapitalize = options.text("autocapitalize"),
                        .pattern = options.text("pattern"),
                        .spellcheck = options.optional_flag("spellcheck"),
                        .disabled = options.flag("disabled"),
                        .described_by = options.text("describedBy"),
                        .prefix = affix_of(options.sub("prefix")),
                        .suffix = affix_of(options.sub("suffix")),
                        .group = group_of(options),
                        .wrapper_classes = options.sub("inputWrapper").classes(),
                        .wrapper_attributes = options.sub("inputWrapper").attributes(),
                        .classes = options.classes(),
                        .attributes = options.attributes()});
}

Textarea textarea_of(const Options& options) {
    return {.name = options.text("name"),
            .id = options.text("id"),
            .label = label_of(options),
            .hint = hint_of(options),
            .error = error_of(options),
            .value = options.text("value"),
            .rows = options.number("rows").value_or(5),
            .autocomplete = options.text("autocomplete"),
            .spellcheck = options.optional_flag("spellcheck"),
            .disabled = options.flag("disabled"),
            .described_by = options.text("describedBy"),
            .group = group_of(options),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

Html character_count(const Options& options) {
    return render(
        CharacterCount{.textarea = textarea_of(options),
                       .letters_max = options.number("maxlength"),
                       .words_max = options.number("maxwords"),
                       .threshold = options.number("threshold"),
                       .count_type = options.text("countType"),
                       .description = options.text("textareaDescriptionText"),
                       .message_classes = options.sub("countMessage").classes(),
                       .characters_under_limit = plural_of(options.sub("charactersUnderLimitText")),
                       .characters_at_limit = options.text("charactersAtLimitText"),
                       .characters_over_limit = plural_of(options.sub("charactersOverLimitText")),
                       .words_under_limit = plural_of(options.sub("wordsUnderLimitText")),
                       .words_at_limit = options.text("wordsAtLimitText"),
                       .words_over_limit = plural_of(options.sub("wordsOverLimitText"))});
}

Html file_upload(const Options& options) {
    return render(
        FileUpload{.name = options.text("name"),
                   .id = options.text("id"),
                   .label = label_of(options),
                   .hint = hint_of(options),
                   .error = error_of(options),
                   .multiple = options.flag("multiple"),
                   .disabled = options.flag("disabled"),
                   .described_by = options.text("describedBy"),
                   .group = group_of(options),
                   .is_drop_zone = options.flag("javascript"),
                   .choose_files_text = options.text("chooseFilesButtonText"),
                   .no_file_text = options.text("noFileChosenText"),
                   .files_chosen_texts = plural_of(options.sub("multipleFilesChosenText")),
                   .drop_text = options.text("dropInstructionText"),
                   .entered_text = options.text("enteredDropZoneText"),
                   .left_text = options.text("leftDropZoneText"),
                   .wrapper_classes = options.text("wrapperClasses"),
                   .wrapper_attributes = options.attributes("wrapperAttributes"),
                   .classes = options.classes(),
                   .attributes = options.attributes()});
}

Html password_input(const Options& options) {
    return render(
        PasswordInput{.name = options.text("name"),
                      .id = options.text("id"),
                      .label = label_of(options),
                      .hint = hint_of(options),
                      .error = error_of(options),
                      .value = options.optional_text("value"),
                      .autocomplete = options.text_or("autocomplete", "current-password"),
                      .disabled = options.flag("disabled"),
                      .described_by = options.text("describedBy"),
                      .group = group_of(options),
                      .button_classes = options.sub("button").classes(),
                      .show_text = options.text("showPasswordText"),
                      .hide_text = options.text("hidePasswordText"),
                      .show_label = options.text("showPasswordAriaLabelText"),
                      .hide_label = options.text("hidePasswordAriaLabelText"),
                      .shown_announcement = options.text("passwordShownAnnouncementText"),
                      .hidden_announcement = options.text("passwordHiddenAnnouncementText"),
                      .classes = options.classes(),
                      .attributes = options.attributes()});
}

TEST(TextFieldFixtures, Input) {
    expect_fixtures("input", input, {});
}

TEST(TextFieldFixtures, Textarea) {
    expect_fixtures("textarea", [](const Options& options) { return render(textarea_of(options)); },
                    {});
}

TEST(TextFieldFixtures, CharacterCount) {
    expect_fixtures("character-count", character_count, {});
}

TEST(TextFieldFixtures, FileUpload) {
    expect_fixtures("file-upload", file_upload, {});
}

TEST(TextFieldFixtures, PasswordInput) {
    expect_fixtures("password-input", password_input, {});
}

}  // namespace
}  // namespace desk::testing

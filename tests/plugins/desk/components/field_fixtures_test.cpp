#include <gtest/gtest.h>

#include <boost/json/object.hpp>

#include "components/fields/fieldset.h"
#include "components/fields/label.h"
#include "components/forms/button.h"
#include "components/render.h"
#include "plugins/desk/components/fixtures.h"

namespace desk::testing {
namespace {

Html label(const Options& options) {
    return render(Label{.content = options.content(),
                        .for_id = options.text("for"),
                        .classes = options.classes(),
                        .is_page_heading = options.flag("isPageHeading"),
                        .attributes = options.attributes()});
}

Html hint(const Options& options) {
    return render(Hint{.content = options.content(),
                       .id = options.text("id"),
                       .classes = options.classes(),
                       .attributes = options.attributes()});
}

Html error_message(const Options& options) {
    return render(
        ErrorMessage{.content = options.content(),
                     .id = options.text("id"),
                     .classes = options.classes(),
                     .hidden_prefix = options.optional_text("visuallyHiddenText").value_or("Error"),
                     .attributes = options.attributes()});
}

Html fieldset(const Options& options) {
    return render(*fieldset_of(Options(boost::json::object{{"fieldset", options.value()}})));
}

Html button(const Options& options) {
    return render(Button{.content = options.content(),
                         .href = options.text("href"),
                         .type = options.text_or("type", "submit"),
                         .name = options.text("name"),
                         .value = options.text("value"),
                         .id = options.text("id"),
                         .classes = options.classes(),
                         .disabled = options.flag("disabled"),
                         .is_start = options.flag("isStartButton"),
                         .prevent_double_click = options.optional_flag("preventDoubleClick"),
                         .attributes = options.attributes()});
}

TEST(FieldFixtures, Label) {
    expect_fixtures("label", label, {});
}

TEST(FieldFixtures, Hint) {
    expect_fixtures("hint", hint, {});
}

TEST(FieldFixtures, ErrorMessage) {
    expect_fixtures("error-message", error_message, {});
}

TEST(FieldFixtures, Fieldset) {
    expect_fixtures("fieldset", fieldset, {});
}

TEST(FieldFixtures, Button) {
    constexpr auto why = "The words of a start button are wrapped, be they text or markup.";
    expect_fixtures("button", button, {{"start", why}, {"start link", why}});
}

}  // namespace
}  // namespace desk::testing

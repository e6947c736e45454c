#include "plugins/desk/components/fixtures.h"

#include <gmock/gmock.h>

#include <boost/json.hpp>
#include <fstream>
#include <iterator>
#include <set>
#include <stdexcept>

#include "plugins/desk/markup/token.h"

namespace desk::testing {

namespace {

boost::json::array fixtures_of(std::string_view component) {
    const std::string path =
        std::string(DESK_GOVUK_COMPONENTS "/") + std::string(component) + "/fixtures.json";
    std::ifstream file(path);
    EXPECT_TRUE(file) << path;
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    return boost::json::parse(text).at("fixtures").as_array();
}

std::string written(const boost::json::value& value) {
    if (value.is_string()) {
        return value.as_string().c_str();
    }
    return boost::json::serialize(value);
}

/// Markup that may not be written at all is not as the fixture has it.
bool is_as(const Options& options, const std::function<Html(const Options&)>& rendered,
           const std::string& expected) {
    try {
        return canonical(rendered(options).markup()) == canonical(expected);
    } catch (const std::invalid_argument&) {
        return false;
    }
}

}  // namespace

bool Options::is_falsy() const {
    return value_.is_null() || (value_.is_bool() && !value_.as_bool()) ||
           (value_.is_string() && value_.as_string().empty()) ||
           (value_.is_int64() && value_.as_int64() == 0);
}

bool Options::has(std::string_view name) const {
    return value_.is_object() && value_.as_object().contains(name);
}

Options Options::sub(std::string_view name) const {
    return Options(has(name) ? value_.as_object().at(name) : boost::json::value());
}

std::optional<std::string> Options::optional_text(std::string_view name) const {
    if (!has(name) || sub(name).value().is_null()) {
        return std::nullopt;
    }
    return written(sub(name).value());
}

std::string Options::text_or(std::string_view name, std::string_view otherwise) const {
    const Options option = sub(name);
    return option.is_falsy() ? std::string(otherwise) : written(option.value());
}

std::optional<bool> Options::optional_flag(std::string_view name) const {
    const auto value = sub(name).value();
    return value.is_bool() ? std::optional(value.as_bool()) : std::nullopt;
}

std::optional<int> Options::number(std::string_view name) const {
    const auto value = sub(name).value();
    return value.is_int64() ? std::optional(static_cast<int>(value.as_int64())) : std::nullopt;
}

std::vector<Options> Options::list(std::string_view name) const {
    std::vector<Options> entries;
    const auto value = sub(name).value();
    if (value.is_array()) {
        for (const auto& entry : value.as_array()) {
            entries.emplace_back(entry);
        }
    }
    return entries;
}

Html Options::markup(std::string_view name) const {
    return rebuilt(text(name));
}

Content Options::content(std::string_view text_name, std::string_view html_name) const {
    return text(html_name).empty() ? Content(text(text_name)) : Content(markup(html_name));
}

Attributes Options::attributes(std::string_view name) const {
    Attributes attributes;
    const auto value = sub(name).value();
    if (value.is_object()) {
        for (const auto& [key, entry] : value.as_object()) {
            attributes.set(AttributeName::checked(key), written(entry));
        }
    }
    return attributes;
}

Label label_of(const Options& options) {
    const Options label = options.sub("label");
    return {.content = label.content(),
            .classes = label.classes(),
            .is_page_heading = label.flag("isPageHeading"),
            .attributes = label.attributes()};
}

std::optional<Hint> hint_of(const Options& options) {
    const Options hint = options.sub("hint");
    if (hint.is_falsy()) {
        return std::nullopt;
    }
    return Hint{.content = hint.content(),
                .id = hint.text("id"),
                .classes = hint.classes(),
                .attributes = hint.attributes()};
}

std::optional<ErrorMessage> error_of(const Options& options) {
    const Options error = options.sub("errorMessage");
    if (error.is_falsy()) {
        return std::nullopt;
    }
    return ErrorMessage{
        .content = error.content(), .classes = error.classes(), .attributes = error.attributes()};
}

std::optional<Fieldset> fieldset_of(const Options& options) {
    const Options fieldset = options.sub("fieldset");
    if (fieldset.is_falsy()) {
        return std::nullopt;
    }
    const Options legend = fieldset.sub("legend");
    return Fieldset{.legend = {.content = legend.content(),
                               .classes = legend.classes(),
                               .is_page_heading = legend.flag("isPageHeading")},
                    .content = fieldset.content("", "html"),
                    .described_by = fieldset.text("describedBy"),
                    .role = fieldset.text("role"),
                    .classes = fieldset.classes(),
                    .attributes = fieldset.attributes()};
}

FormGroup group_of(const Options& options) {
    const Options group = options.sub("formGroup");
    const auto either = [&](std::string_view one, std::string_view several) {
        return group.has(one) ? group.sub(one).content() : group.sub(several).content();
    };
    return {.classes = group.classes(),
            .attributes = group.attributes(),
            .before = either("beforeInput", "beforeInputs"),
            .after = either("afterInput", "afterInputs")};
}

void expect_fixtures(std::string_view component,
                     const std::function<Html(const Options&)>& rendered, const LeftOut& left_out) {
    std::set<std::string> met;
    const auto fixtures = fixtures_of(component);
    EXPECT_FALSE(fixtures.empty());
    for (const auto& fixture : fixtures) {
        const std::string name(fixture.at("name").as_string().c_str());
        const std::string expected(fixture.at("html").as_string().c_str());
        const Options options(fixture.at("options"));
        if (left_out.contains(name)) {
            met.insert(name);
            EXPECT_FALSE(is_as(options, rendered, expected))
                << component << ": \"" << name << "\" need not be left out.";
        } else {
            EXPECT_EQ(canonical(rendered(options).markup()), canonical(expected))
                << component << ": \"" << name << "\"";
        }
    }
    EXPECT_EQ(met.size(), left_out.size()) << component << " has not all that is left out.";
}

}  // namespace desk::testing

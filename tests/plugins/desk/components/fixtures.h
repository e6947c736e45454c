#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "components/fields/form_group.h"
#include "html/attributes.h"
#include "html/content.h"
#include "html/html.h"

namespace desk::testing {

/// The options of a fixture, as the macros of govuk-frontend read them: what is missing is empty.
class Options {
public:
    explicit Options(boost::json::value value) : value_(std::move(value)) {}

    /// What JavaScript takes for false: nothing, null, false, 0 and "".
    bool is_falsy() const;
    bool has(std::string_view name) const;
    /// As text, a number too; `otherwise` where there is none or it is empty.
    std::string text_or(std::string_view name, std::string_view otherwise) const;
    std::string text(std::string_view name) const { return text_or(name, ""); }
    /// Nothing where it is not there at all.
    std::optional<std::string> optional_text(std::string_view name) const;
    bool flag(std::string_view name) const { return !sub(name).is_falsy(); }
    std::optional<bool> optional_flag(std::string_view name) const;
    std::optional<int> number(std::string_view name) const;
    Options sub(std::string_view name) const;
    /// The entries of a list; falsy ones too.
    std::vector<Options> list(std::string_view name) const;
    /// Markup of `html` where there is any, else `text`.
    Content content(std::string_view text, std::string_view html) const;
    Content content() const { return content("text", "html"); }
    Html markup(std::string_view name) const;
    Attributes attributes(std::string_view name) const;
    Attributes attributes() const { return attributes("attributes"); }
    std::string classes() const { return text("classes"); }

    const boost::json::value& value() const { return value_; }

private:
    boost::json::value value_;
};

/// The parts of fields, which many components have.
Label label_of(const Options& options);
std::optional<Hint> hint_of(const Options& options);
std::optional<ErrorMessage> error_of(const Options& options);
std::optional<Fieldset> fieldset_of(const Options& options);
FormGroup group_of(const Options& options);

/// Fixtures that are left out on purpose: the name, and why.
using LeftOut = std::map<std::string, std::string>;

/// Renders each fixture of a component of govuk-frontend by `rendered` and compares; one that is
/// left out has to exist, and has to differ.
void expect_fixtures(std::string_view component,
                     const std::function<Html(const Options&)>& rendered, const LeftOut& left_out);

}  // namespace desk::testing

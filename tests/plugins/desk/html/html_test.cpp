#include "html/html.h"

#include <gtest/gtest.h>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

#include "html/element.h"
#include "html/escape.h"
#include "html/literal.h"
#include "html/names.h"
#include "html/writer.h"

namespace desk {
namespace {

// Text that was not escaped does not compile, whatever its type.
static_assert(!std::constructible_from<Html, std::string>);
static_assert(!std::constructible_from<Html, std::string_view>);
static_assert(!std::constructible_from<Html, const char*>);
static_assert(!std::constructible_from<Html, Content>);
static_assert(!std::convertible_to<std::string, Html>);
static_assert(!std::assignable_from<Html&, const char*>);

/// What is known only at run time is no markup and no name.
template <class Text>
concept CanBeMarkup = requires(Writer& out, Text text) {
    out.markup(text);
};
template <class Text>
concept CanBeName = requires(Writer& out, Text text) {
    out.attribute(text, "value");
};
static_assert(!CanBeMarkup<std::string>);
static_assert(!CanBeMarkup<std::string_view>);
static_assert(!CanBeMarkup<const char*>);
static_assert(!CanBeName<std::string>);
static_assert(!CanBeName<std::string_view>);

// Content escapes text by itself.
static_assert(std::convertible_to<std::string, Content>);
static_assert(std::convertible_to<Html, Content>);

TEST(Html, EscapesTextBetweenTags) {
    const Html html = element("p", {}, "Fish & <b>chips</b> \"to go\" at O'Neill's");

    EXPECT_EQ(html.markup(),
              "<p>Fish &amp; &lt;b&gt;chips&lt;/b&gt; &quot;to go&quot; at O&#39;Neill&#39;s</p>");
}

TEST(Html, EscapesTheValuesOfAttributes) {
    const Html html = void_element("input", Attributes().set("value", "\"><script>alert(1)"));

    EXPECT_EQ(html.markup(), "<input value=\"&quot;&gt;&lt;script&gt;alert(1)\">");
}

TEST(Html, EscapesTheWordsOfAClass) {
    const Html html = Writer().markup("<p").classes({"a", "", "b\"c"}).markup(">").finish();

    EXPECT_EQ(html.markup(), "<p class=\"a b&quot;c\">");
}

TEST(Html, IsNotEscapedASecondTime) {
    const Html inner = element("b", {}, "1 < 2");

    EXPECT_EQ(element("p", {}, inner, " & 3").markup(), "<p><b>1 &lt; 2</b> &amp; 3</p>");
}

TEST(Html, FlagsHaveNoValue) {
    const Html html =
        Writer().markup("<input").flag("disabled", true).flag("hidden", false).markup(">").finish();

    EXPECT_EQ(html.markup(), "<input disabled>");
}

TEST(Html, LinksLeadToNoCode) {
    const auto leads_to = [](std::string_view address) {
        return std::string(element("a", Attributes().set("href", address)).markup());
    };

    EXPECT_EQ(leads_to("javascript:alert(1)"), "<a href=\"#\"></a>");
    EXPECT_EQ(leads_to(" jAvA\tscript:alert(1)"), "<a href=\"#\"></a>");
    EXPECT_EQ(leads_to("data:text/html,hello"), "<a href=\"#\"></a>");
    EXPECT_EQ(leads_to("/cases?q=a:b"), "<a href=\"/cases?q=a:b\"></a>");
    EXPECT_EQ(leads_to("mailto:a@example.org"), "<a href=\"mailto:a@example.org\"></a>");
}

TEST(Names, StylesAndEventHandlersAreRefused) {
    EXPECT_FALSE(is_allowed_attribute("style"));
    EXPECT_FALSE(is_allowed_attribute("onclick"));
    EXPECT_FALSE(is_allowed_attribute("OnLoad"));
    EXPECT_FALSE(is_allowed_attribute("srcdoc"));
    EXPECT_FALSE(is_allowed_attribute("a b"));
    EXPECT_FALSE(is_allowed_attribute(""));
    EXPECT_TRUE(is_allowed_attribute("data-i18n.show-password"));
    EXPECT_THROW(AttributeName::checked("onfocus"), std::invalid_argument);
    EXPECT_THROW(AttributeName::checked("a\"b"), std::invalid_argument);
}

TEST(Names, ElementsThatCarryCodeAreRefused) {
    EXPECT_FALSE(is_allowed_element("script"));
    EXPECT_FALSE(is_allowed_element("style"));
    EXPECT_FALSE(is_allowed_element("iframe"));
    EXPECT_TRUE(is_allowed_element("h1"));
    EXPECT_THROW(ElementName::checked("script"), std::invalid_argument);
}

TEST(Literal, InlineCodeIsFound) {
    EXPECT_TRUE(carries_inline_code("<p style=\"color:red\">"));
    EXPECT_TRUE(carries_inline_code("<p onclick=\"go()\">"));
    EXPECT_TRUE(carries_inline_code("<script>go()</script>"));
    EXPECT_TRUE(carries_inline_code("<style>p{}</style>"));
    EXPECT_FALSE(carries_inline_code("<p class=\"on\">Do it on Monday = today</p>"));
    EXPECT_FALSE(carries_inline_code("<script type=\"module\""));
}

}  // namespace
}  // namespace desk

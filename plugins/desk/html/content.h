#pragma once

#include <concepts>
#include <string_view>
#include <utility>

#include "html/html.h"

namespace desk {

/// Text, escaped.
Html escaped(std::string_view text);

/// What stands between the tags of a component: text, which is escaped here, or markup that is
/// right already.
class Content {
public:
    Content() = default;
    Content(Html html) : html_(std::move(html)) {}
    template <std::convertible_to<std::string_view> Text>
    Content(const Text& text) : html_(escaped(text)) {}

    const Html& html() const { return html_; }
    bool empty() const { return html_.empty(); }

private:
    Html html_;
};

}  // namespace desk

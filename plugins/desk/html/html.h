#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace desk {

/// Markup that is right to send: everything in it came from our own source or was escaped. It can
/// only be made by a Writer (and by what writes with one), so that text that was not escaped does
/// not compile.
class Html {
public:
    class Writer;

    Html() = default;

    std::string_view markup() const { return markup_; }
    bool empty() const { return markup_.empty(); }

private:
    explicit Html(std::string markup) : markup_(std::move(markup)) {}

    std::string markup_;
};

}  // namespace desk

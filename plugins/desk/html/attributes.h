#pragma once

#include <string>
#include <string_view>

#include "html/names.h"

namespace desk {

/// Further attributes of an element, escaped when they are set.
class Attributes {
public:
    Attributes& set(AttributeName name, std::string_view value) &;
    Attributes&& set(AttributeName name, std::string_view value) &&;
    /// An attribute that has no value: `hidden`.
    Attributes& flag(AttributeName name) &;
    Attributes&& flag(AttributeName name) &&;

    /// All of another, behind one's own.
    Attributes& add(const Attributes& further);

    std::string_view markup() const { return markup_; }
    bool empty() const { return markup_.empty(); }

private:
    std::string markup_;
};

/// Appends ` name="value"`. The addresses of links (href, src, action, formaction) that are not
/// safe become "#".
void append_attribute(std::string& to, AttributeName name, std::string_view value);

}  // namespace desk

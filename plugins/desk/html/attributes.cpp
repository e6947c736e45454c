#include "html/attributes.h"

#include <utility>

#include "html/escape.h"

namespace desk {

namespace {

bool is_address(std::string_view name) {
    return name == "href" || name == "src" || name == "action" || name == "formaction";
}

}  // namespace

void append_attribute(std::string& to, AttributeName name, std::string_view value) {
    to.append(" ").append(name.view()).append("=\"");
    const bool is_refused = is_address(name.view()) && !is_safe_address(value);
    append_escaped(to, is_refused ? "#" : value);
    to += '"';
}

Attributes& Attributes::set(AttributeName name, std::string_view value) & {
    append_attribute(markup_, name, value);
    return *this;
}

Attributes&& Attributes::set(AttributeName name, std::string_view value) && {
    return std::move(set(name, value));
}

Attributes& Attributes::flag(AttributeName name) & {
    markup_.append(" ").append(name.view());
    return *this;
}

Attributes&& Attributes::flag(AttributeName name) && {
    return std::move(flag(name));
}

Attributes& Attributes::add(const Attributes& further) {
    markup_.append(further.markup_);
    return *this;
}

}  // namespace desk

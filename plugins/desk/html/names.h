#pragma once

#include <stdexcept>
#include <string_view>

namespace desk {

/// Small letters, digits and the marks that names of attributes have: data-i18n.key.one, viewBox.
constexpr bool is_markup_name(std::string_view name) {
    if (name.empty()) {
        return false;
    }
    for (const char letter : name) {
        const bool is_letter = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
        const bool is_digit = letter >= '0' && letter <= '9';
        if (!is_letter && !is_digit && letter != '-' && letter != '.' && letter != ':' &&
            letter != '_') {
            return false;
        }
    }
    return true;
}

/// Whether an attribute may be written: not `style`, not `srcdoc`, no event handler (`onclick`).
constexpr bool is_allowed_attribute(std::string_view name) {
    const auto begins_with_on =
        name.size() > 2 && (name[0] == 'o' || name[0] == 'O') && (name[1] == 'n' || name[1] == 'N');
    return is_markup_name(name) && !begins_with_on && name != "style" && name != "srcdoc";
}

/// Whether an element may be built: not those that carry code, frames or another base.
constexpr bool is_allowed_element(std::string_view name) {
    return is_markup_name(name) && name != "script" && name != "style" && name != "iframe" &&
           name != "object" && name != "embed" && name != "base";
}

/// The name of an attribute. A name in the source that is not allowed does not compile.
class AttributeName {
public:
    consteval AttributeName(const char* name) : name_(name) {
        if (!is_allowed_attribute(name_)) {
            throw std::invalid_argument("This attribute is refused by the pages' policy.");
        }
    }

    /// A name that is put together at run time, which has to outlive what this makes.
    /// Faults: std::invalid_argument for one that is not allowed.
    static AttributeName checked(std::string_view name) {
        if (!is_allowed_attribute(name)) {
            throw std::invalid_argument("An attribute of that name may not be written.");
        }
        return AttributeName(name, 0);
    }

    constexpr std::string_view view() const { return name_; }

private:
    constexpr AttributeName(std::string_view name, int) : name_(name) {}

    std::string_view name_;
};

/// The name of an element. A name in the source that is not allowed does not compile.
class ElementName {
public:
    consteval ElementName(const char* name) : name_(name) {
        if (!is_allowed_element(name_)) {
            throw std::invalid_argument("This element is refused by the pages' policy.");
        }
    }

    /// As AttributeName::checked.
    static ElementName checked(std::string_view name) {
        if (!is_allowed_element(name)) {
            throw std::invalid_argument("An element of that name may not be written.");
        }
        return ElementName(name, 0);
    }

    constexpr std::string_view view() const { return name_; }

private:
    constexpr ElementName(std::string_view name, int) : name_(name) {}

    std::string_view name_;
};

}  // namespace desk

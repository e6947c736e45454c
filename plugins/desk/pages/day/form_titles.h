#pragma once

#include <string>
#include <string_view>

namespace desk {

/// What a form is for, in words, by the address of its page.
struct FormTitle {
    std::string what;     ///< "Add a note", "Start a case: Discount review".
    std::string of = {};  ///< The reference of the case that it belongs to; empty if it has none.
};

/// "/cases/CT-26-000417-T/note" is to add a note to CT-26-000417-T. An address that is not known
/// stands for itself.
FormTitle form_title(std::string_view page);

}  // namespace desk

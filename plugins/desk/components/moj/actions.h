#pragma once

#include <string>
#include <vector>

#include "components/forms/button.h"
#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// Actions behind one button; side by side where there is no script.
struct ButtonMenu {
    std::vector<Button> items;
    std::string button_text = {};
    std::string button_classes = {};
    std::string align = {};  ///< "left" or "right".
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const ButtonMenu& menu);

/// Who or what a page is about, above everything else, with what can be done.
struct IdentityBar {
    Content title;
    std::vector<ButtonMenu> menus = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const IdentityBar& bar);

}  // namespace desk

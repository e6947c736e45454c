#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// What can be done at an interruption: a button where it has a type or no address, else a link.
struct PanelAction {
    std::string text;
    std::string href = {};
    std::string type = {};
    std::string classes = {};
    Attributes attributes = {};
};

/// A large statement: that something is done, or (an interruption) that something must be read
/// before going on.
struct ConfirmationPanel {
    Content title;
    Content content = {};
    int heading_level = 1;
    bool is_interruption = false;
    std::vector<PanelAction> actions = {};  ///< Of an interruption alone.
    std::string actions_classes = {};
    Attributes actions_attributes = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const ConfirmationPanel& panel);

}  // namespace desk

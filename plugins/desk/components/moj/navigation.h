#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One part of a record or of a list.
struct NavigationItem {
    Content content;
    std::string href;
    bool active = false;
    std::string classes = {};
    Attributes attributes = {};
};

/// The parts of what is looked at, side by side; each is a page.
struct SubNavigation {
    std::vector<NavigationItem> items;
    std::string label;  ///< Of the landmark; two on a page need two.
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const SubNavigation& navigation);

/// Some pages with what they have in common; the title may be empty.
struct SideSection {
    Content title = {};
    int heading_level = 4;
    std::vector<NavigationItem> items = {};
};

/// Pages of one kind, below each other at the side.
struct SideNavigation {
    std::vector<SideSection> sections;
    std::string label = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const SideNavigation& navigation);

}  // namespace desk

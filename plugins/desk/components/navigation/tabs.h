#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One tab and what it shows. Text is set as a paragraph; markup as it is.
struct Tab {
    std::string label;
    std::string text = {};
    Html content = {};    ///< Instead of text.
    std::string id = {};  ///< Made of the prefix and its place, unless told.
    Attributes panel_attributes = {};
    Attributes attributes = {};
};

/// Parts of one record, of which one is looked at. Without script they stand below each other.
struct Tabs {
    std::vector<Tab> items;
    std::string title = "Contents";  ///< Above the list, where there is no script.
    std::string id = {};
    std::string id_prefix = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Tabs& tabs);

}  // namespace desk

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One entry of a navigation; without an address it is a word.
struct ServiceLink {
    Content content;
    std::string href = {};
    bool current = false;  ///< It is this very page.
    bool active = false;   ///< This page is somewhere below it.
    Attributes attributes = {};
};

/// The name of a service and its main pages.
struct ServiceNavigation {
    std::string service_name = {};
    std::string service_url = {};
    std::vector<ServiceLink> items = {};
    std::string label = "Service information";  ///< Of the section, where there is a name.
    std::string navigation_label = {};          ///< The menu's text, unless told.
    std::string navigation_id = "navigation";
    std::string navigation_classes = {};
    std::string menu_text = "Menu";
    std::string menu_label = {};
    /// Whether a telephone shows a button instead: where there is more than one, unless told.
    std::optional<bool> collapses_on_mobile = {};
    // What a page adds at the places that are meant for it.
    Html start = {};
    Html end = {};
    bool is_end_inline = false;
    Html navigation_start = {};
    Html navigation_end = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const ServiceNavigation& navigation);

}  // namespace desk

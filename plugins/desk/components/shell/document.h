#pragma once

#include <string>
#include <vector>

#include "html/content.h"
#include "html/html.h"
#include "html/writer.h"

namespace desk {

/// Light or dark, or what the reader's system says.
enum class Theme { automatic, light, dark };

/// A whole page.
struct Document {
    /// The thing, the section, "Moothall", the council; in front of them "Error:" after a refusal.
    std::vector<std::string> title;
    std::string description = {};  ///< Of the site, in one sentence.
    std::string language = "en-GB";
    Theme theme = Theme::automatic;
    Attributes chosen = {};  ///< On the root: what the reader has chosen besides, as data-….
    std::vector<std::string> style_sheets = {};  ///< Addresses, in order.
    std::string early_script = {};               ///< Runs before the page is painted.
    std::string script = {};                     ///< A module.
    std::string icon = {};
    Html header = {};  ///< Above `main`: the site's header and navigation.
    Html main = {};
    Html footer = {};
    Html dialogs = {};
};
void write(Writer& out, const Document& document);

}  // namespace desk

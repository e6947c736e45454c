#pragma once

#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

enum class AlertKind { information, success, warning, error };

/// Something that happened and concerns this page, which may be put away.
struct Alert {
    std::string title;
    Content content = {};  ///< The title, unless told.
    AlertKind kind = AlertKind::information;
    bool shows_title = false;  ///< As a heading above the content.
    int heading_level = 2;
    bool dismissible = false;
    std::string dismiss_text = "Dismiss";
    std::string role = "region";
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Alert& alert);

}  // namespace desk

#pragma once

#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// A word in a frame, beside what it is about.
struct Badge {
    Content content;
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Badge& badge);

/// How many are new. Nothing is written for none; from 99 on it says 99+.
struct NotificationBadge {
    int count = 0;
    std::string hidden_text = {};  ///< Of what: "unread".
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const NotificationBadge& badge);

}  // namespace desk

#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One thing that happened.
struct TimelineItem {
    Content title;
    Content by = {};      ///< Who did it.
    std::string instant;  ///< RFC 3339, for machines.
    std::string shown;    ///< "23 November 2026 at 9:14am"
    Content content = {};
    std::string classes = {};
    Attributes attributes = {};
};

/// What happened to a case, newest first.
struct Timeline {
    std::vector<TimelineItem> items;
    int heading_level = 2;
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Timeline& timeline);

}  // namespace desk

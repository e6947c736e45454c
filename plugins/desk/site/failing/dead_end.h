#pragma once

#include <string>
#include <vector>

#include "html/content.h"
#include "site/page.h"

namespace desk {

/// Where somebody can go from a page on which they cannot go on.
struct WayOn {
    std::string text;
    std::string href;
};

/// What stands in place of a page that cannot be shown: what happened, and where to go next.
struct DeadEnd {
    std::string title;
    std::vector<Content> sentences;  ///< A paragraph each.
    std::vector<WayOn> ways;
    int status;
};
View view_of(const DeadEnd& end);

}  // namespace desk

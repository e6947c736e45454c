#pragma once

#include <string>

#include "html/html.h"
#include "site/page.h"

namespace desk {

/// What the council says of itself on every page.
struct SiteSettings {
    std::string council = "Council";
    bool is_demonstration = false;
};

/// A whole page of the desk around a view: header, navigation, footer, shortcuts.
Html framed(const Visit& visit, const View& view, const std::string& section,
            const SiteSettings& settings);

/// A page for somebody who has not signed in.
Html framed_for_strangers(const View& view, const SiteSettings& settings);

}  // namespace desk

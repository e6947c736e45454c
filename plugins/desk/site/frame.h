#pragma once

#include <string>

#include "html/html.h"
#include "site/page.h"
#include "site/site.h"

namespace desk {

/// A whole page of the desk around a view: header, navigation, footer, shortcuts.
Html framed(const Visit& visit, const View& view, const std::string& section,
            const SiteSettings& settings);

/// What the navigation calls the page at that address; empty where it does not lead there.
std::string section_title(const std::string& section);

/// A page for somebody who has not signed in.
Html framed_for_strangers(const View& view, const SiteSettings& settings);

}  // namespace desk

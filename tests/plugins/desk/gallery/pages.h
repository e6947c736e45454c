#pragma once

#include <string>

#include "html/html.h"

namespace desk::gallery {

/// The page with everything a page has: header, navigation, footer, the list of shortcuts.
/// `current` is the address of the entry that is this page.
Html page(const std::string& title, const std::string& current, const Html& main);

/// What the pages show, with made-up people.
Html components_page();
Html my_work_page();
Html case_page();
Html performance_page();

}  // namespace desk::gallery

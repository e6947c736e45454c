#pragma once

#include <string>
#include <vector>

#include "site/page.h"

namespace desk {

/// Every page of the desk for which one signs in, by theme.
std::vector<PageRoute> pages();

std::vector<PageRoute> work_pages();         ///< Lists of work: mine, my team's.
std::vector<PageRoute> case_pages();         ///< One case, and what is done with it.
std::vector<PageRoute> day_pages();          ///< One's day: diary, calls, what is unfinished.
std::vector<PageRoute> record_pages();       ///< Customers and places, and the search.
std::vector<PageRoute> performance_pages();  ///< Figures, and the cases behind them.
std::vector<PageRoute> admin_pages();        ///< What runs by itself, workflows, plugins.
std::vector<PageRoute> about_pages();        ///< Oneself.

/// The pages that need no signing in: help, the accessibility statement, cookies and privacy.
std::vector<OpenPage> open_pages();

}  // namespace desk

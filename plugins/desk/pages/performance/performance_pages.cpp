#include "pages/pages.h"
#include "pages/performance/cases_behind.h"
#include "pages/performance/open_cases.h"
#include "pages/performance/performance.h"
#include "pages/performance/targets.h"

namespace desk {

std::vector<PageRoute> performance_pages() {
    return {{"GET", "/performance", "/performance", performance},
            {"GET", "/performance/cases", "/performance", cases_behind},
            {"GET", "/performance/open", "/performance", open_cases},
            {"POST", "/performance/target", "/performance", set_target},
            {"GET", "/performance.csv", "/performance", performance_csv}};
}

}  // namespace desk

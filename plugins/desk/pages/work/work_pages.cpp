#include "pages/pages.h"
#include "pages/work/my_work.h"
#include "pages/work/search.h"
#include "pages/work/team_queue.h"

namespace desk {

std::vector<PageRoute> work_pages() {
    return {{"GET", "/", "/", my_work},
            {"POST", "/next", "/", next_case},
            {"GET", "/team", "/team", team_queue},
            {"GET", "/search", "", search}};
}

}  // namespace desk

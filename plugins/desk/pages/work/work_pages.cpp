#include "pages/pages.h"
#include "pages/work/bulk.h"
#include "pages/work/my_work.h"
#include "pages/work/next_case.h"
#include "pages/work/team_queue.h"

namespace desk {

std::vector<PageRoute> work_pages() {
    return {{"GET", "/", "/", my_work},
            {"POST", "/next", "/", next_case},
            {"GET", "/team", "/team", team_queue},
            {"POST", "/selected", "/team", selected_cases},
            {"GET", "/selected/{deed}", "/team", show_bulk},
            {"POST", "/selected/{deed}", "/team", do_bulk}};
}

}  // namespace desk

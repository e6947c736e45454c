#include "pages/day/call.h"
#include "pages/day/diary.h"
#include "pages/day/unfinished.h"
#include "pages/pages.h"

namespace desk {

std::vector<PageRoute> day_pages() {
    return {{"GET", "/diary", "/diary", diary},
            {"POST", "/diary/done", "/diary", finish_task},
            keeping({"GET", "/call", "/call", show_call}),
            keeping({"POST", "/call", "/call", take_call}),
            {"GET", "/unfinished", "", unfinished},
            {"POST", "/unsent", "", keep_typed},
            {"GET", "/unsent/drop", "", ask_whether_to_drop},
            {"POST", "/unsent/drop", "", drop_typed}};
}

}  // namespace desk

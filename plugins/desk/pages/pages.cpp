#include "pages/pages.h"

#include <algorithm>
#include <iterator>

namespace desk {

std::vector<PageRoute> pages() {
    std::vector<PageRoute> all;
    for (auto some : {work_pages(), case_pages(), day_pages(), record_pages(), performance_pages(),
                      admin_pages(), about_pages()}) {
        std::ranges::move(some, std::back_inserter(all));
    }
    return all;
}

}  // namespace desk

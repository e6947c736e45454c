#include "pages/about/about.h"
#include "pages/pages.h"

namespace desk {

std::vector<PageRoute> about_pages() {
    return {{"GET", "/help", "/help", help},
            {"GET", "/accessibility", "", accessibility_statement},
            {"GET", "/me", "", oneself}};
}

}  // namespace desk

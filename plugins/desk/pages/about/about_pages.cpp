#include "pages/about/about.h"
#include "pages/pages.h"

namespace desk {

std::vector<PageRoute> about_pages() {
    return {{"GET", "/me", "", oneself}, {"POST", "/me", "", keep_settings}};
}

std::vector<OpenPage> open_pages() {
    return {{"/help", "/help", help},
            {"/accessibility", "", accessibility_statement},
            {"/privacy", "", privacy}};
}

}  // namespace desk

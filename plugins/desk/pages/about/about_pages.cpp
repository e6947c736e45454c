#include "pages/about/about.h"
#include "pages/pages.h"

namespace desk {

std::vector<PageRoute> about_pages() {
    return {{"GET", "/me", "", oneself}};
}

std::vector<OpenPage> open_pages() {
    return {{"/help", "/help", help},
            {"/accessibility", "", accessibility_statement},
            {"/privacy", "", privacy}};
}

}  // namespace desk

#include "pages/admin/attention.h"
#include "pages/admin/plugins.h"
#include "pages/admin/workflows.h"
#include "pages/pages.h"

namespace desk {

std::vector<PageRoute> admin_pages() {
    return {{"GET", "/attention", "/attention", needs_attention},
            {"POST", "/attention", "/attention", see_to_it},
            {"GET", "/workflows", "/workflows", list_workflows},
            {"GET", "/workflows/{name}", "/workflows", show_workflow},
            {"GET", "/workflows/{name}/diagram.svg", "/workflows", workflow_diagram},
            {"GET", "/plugins", "/workflows", list_plugins}};
}

}  // namespace desk

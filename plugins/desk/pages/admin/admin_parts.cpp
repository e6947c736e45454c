#include "pages/admin/admin_parts.h"

#include "components/moj/navigation.h"
#include "components/render.h"

namespace desk {

Html admin_parts(const std::string& shown) {
    return render(SubNavigation{
        .items = {{.content = "Workflows", .href = "/workflows", .active = shown == "/workflows"},
                  {.content = "Plugins", .href = "/plugins", .active = shown == "/plugins"}},
        .label = "Administration"});
}

}  // namespace desk

#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One page of the way; the last has no address and is the page itself.
struct Breadcrumb {
    Content content;
    std::string href = {};
    Attributes attributes = {};
};

/// Where a record stands.
struct Breadcrumbs {
    std::vector<Breadcrumb> items;
    std::string label = "Breadcrumb";
    bool collapses_on_mobile = false;  ///< Then only the first and the last are shown there.
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Breadcrumbs& breadcrumbs);

}  // namespace desk

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// To the page before or behind.
struct PageArrow {
    std::string href;
    Content content = {};    ///< "Previous page" or "Next page", unless told.
    std::string label = {};  ///< What that page is, where there are no numbers.
    Attributes attributes = {};
};

/// One of the numbered pages, or what was left out between them.
struct PageItem {
    std::string number = {};
    std::string href = {};
    bool current = false;
    bool ellipsis = false;
    std::string label = {};  ///< "Page 3", unless told.
    Attributes attributes = {};
};

/// The pages of a list, or of a guide.
struct Pagination {
    std::optional<PageArrow> previous = {};
    std::optional<PageArrow> next = {};
    std::vector<PageItem> items = {};
    std::string label = "Pagination";
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Pagination& pagination);

}  // namespace desk

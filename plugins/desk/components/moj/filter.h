#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/html.h"
#include "html/writer.h"

namespace desk {

/// One filter that is applied, with the address of the list without it.
struct AppliedFilter {
    std::string text;
    std::string remove_href;
};

/// Those of one field.
struct AppliedFilters {
    Content heading;
    std::vector<AppliedFilter> items;
};

/// Many filters at the side of a list. The bar above a table is FilterBar.
struct Filter {
    Content heading = "Filter";
    Content selected_heading = "Selected filters";
    std::string clear_text = "Clear filters";
    std::string clear_href = {};
    std::vector<AppliedFilters> selected = {};
    std::string submit_text = "Apply filters";
    Attributes submit_attributes = {};
    Html options = {};
    Attributes attributes = {};
};
void write(Writer& out, const Filter& filter);

}  // namespace desk

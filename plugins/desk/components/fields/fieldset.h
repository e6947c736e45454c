#pragma once

#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// What a group of fields is called.
struct Legend {
    Content content;
    std::string classes = {};
    bool is_page_heading = false;
};

/// Fields that belong together, with one legend.
struct Fieldset {
    Legend legend = {};
    Content content = {};
    std::string described_by = {};  ///< Ids, with blanks between.
    std::string role = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Fieldset& fieldset);

}  // namespace desk

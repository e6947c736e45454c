#pragma once

#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// The header of a site that is not GOV.UK: a council's name or logo.
struct GenericHeader {
    Content logo;
    std::string url = "/";
    std::string container_classes = "govuk-width-container";
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const GenericHeader& header);

}  // namespace desk

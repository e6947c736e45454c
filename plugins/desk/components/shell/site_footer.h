#pragma once

#include <string>
#include <vector>

#include "html/writer.h"

namespace desk {

struct FooterLink {
    std::string text;
    std::string href;
};

/// The end of every page: shortcuts, help and statements, always at the same place.
struct SiteFooter {
    std::vector<FooterLink> links;
    std::string note = {};
};
void write(Writer& out, const SiteFooter& footer);

}  // namespace desk

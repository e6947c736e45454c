#pragma once

#include <string>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// To the page before, in a form of several pages.
struct BackLink {
    Content content = "Back";
    std::string href = "#";
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const BackLink& link);

/// First on every page: to its content, past the navigation.
struct SkipLink {
    Content content = "Skip to main content";
    std::string href = "#main-content";
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const SkipLink& link);

}  // namespace desk

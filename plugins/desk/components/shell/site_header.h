#pragma once

#include <optional>
#include <string>
#include <vector>

#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// The search that stands in the header of every page.
struct SiteSearch {
    std::string action;
    std::string label;        ///< "Search cases, customers and addresses".
    std::string placeholder;  ///< What may be typed.
    std::string value = {};
    std::string shortcut = "/";
};

/// The header of every page: the product and the council, search, what is new, who is signed in.
struct SiteHeader {
    std::string product = "Moothall";
    std::string council;
    std::string home = "/";
    std::string logo = {};  ///< The address of the council's own; else a plain sign.
    std::optional<SiteSearch> search = {};
    std::string notifications_href = {};
    int unread = 0;
    std::string person = {};
    std::string person_href = {};
};
void write(Writer& out, const SiteHeader& header);

/// One main page.
struct SiteLink {
    std::string text;
    std::string href;
    std::string go_key = {};  ///< The letter that leads there behind `g`.
    bool current = false;
    bool is_last_group = false;  ///< At the other end of the row: guidance, administration.
};

/// The row below the header.
struct SiteNavigation {
    std::vector<SiteLink> links;
    std::string label = "Main";
};
void write(Writer& out, const SiteNavigation& navigation);

}  // namespace desk

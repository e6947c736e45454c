#pragma once

#include <string>

#include "html/writer.h"

namespace desk {

/// Where one is in a long list, with its pages: 1, those around the current one, the last.
struct Pager {
    int page = 1;         ///< From 1.
    int pages = 1;        ///< Nothing is written for a single one.
    std::string address;  ///< Of the list; the number of the page is put behind it: "/cases?page=".
};
void write(Writer& out, const Pager& pager);

}  // namespace desk

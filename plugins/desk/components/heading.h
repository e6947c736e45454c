#pragma once

#include <string_view>

#include "html/writer.h"

namespace desk {

/// `<h2` of a heading of that level, 1 to 6; what is outside is taken as the nearest of them.
void open_heading(Writer& out, int level);
/// `</h2>`
void close_heading(Writer& out, int level);

}  // namespace desk

#include "components/heading.h"

#include <algorithm>
#include <array>

namespace desk {

namespace {

ElementName heading_of(int level) {
    constexpr std::array<ElementName, 6> names{"h1", "h2", "h3", "h4", "h5", "h6"};
    return names[static_cast<std::size_t>(std::clamp(level, 1, 6) - 1)];
}

}  // namespace

void open_heading(Writer& out, int level) {
    out.open(heading_of(level));
}

void close_heading(Writer& out, int level) {
    out.close(heading_of(level));
}

}  // namespace desk

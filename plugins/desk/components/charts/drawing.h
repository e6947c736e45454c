#pragma once

#include <string>
#include <string_view>

#include "html/writer.h"

namespace desk {

/// A length of a drawing, with at most one decimal and no nought behind it.
std::string length_of(double length);

/// Where a text stands at its place.
enum class Anchor { start, middle, end };

/// A text of a chart; `kind` is behind "mh-chart__text--", or empty.
void write_text(Writer& out, double x, double y, Anchor anchor, std::string_view kind,
                std::string_view text);

/// A straight line of the class "mh-chart__KIND".
void write_line(Writer& out, std::string_view kind, double x1, double y1, double x2, double y2);

/// `<svg class="mh-chart" …>` of that size, hidden from readers of the page.
void open_drawing(Writer& out, double width, double height);
void close_drawing(Writer& out);

}  // namespace desk

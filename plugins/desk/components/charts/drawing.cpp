#include "components/charts/drawing.h"

#include <cmath>

namespace desk {

std::string length_of(double length) {
    const auto tenths = std::llround(length * 10);
    const auto whole = std::to_string(std::llabs(tenths) / 10);
    const auto rest = std::llabs(tenths) % 10;
    return (tenths < 0 ? "-" : "") + whole + (rest == 0 ? "" : "." + std::to_string(rest));
}

void write_text(Writer& out, double x, double y, Anchor anchor, std::string_view kind,
                std::string_view text) {
    const std::string modifier = "mh-chart__text--" + std::string(kind);
    out.markup("<text").classes({"mh-chart__text", kind.empty() ? "" : modifier});
    out.attribute("x", length_of(x)).attribute("y", length_of(y));
    if (anchor != Anchor::start) {
        out.attribute("text-anchor", anchor == Anchor::middle ? "middle" : "end");
    }
    out.markup(">").text(text).markup("</text>");
}

void write_line(Writer& out, std::string_view kind, double x1, double y1, double x2, double y2) {
    out.markup("<path").classes({"mh-chart__" + std::string(kind)});
    out.attribute(
        "d", "M" + length_of(x1) + " " + length_of(y1) + "L" + length_of(x2) + " " + length_of(y2));
    out.markup("/>");
}

void open_drawing(Writer& out, double width, double height) {
    out.markup("<svg class=\"mh-chart\"");
    out.attribute("viewBox", "0 0 " + length_of(width) + " " + length_of(height));
    out.markup(" aria-hidden=\"true\" focusable=\"false\">");
}

void close_drawing(Writer& out) {
    out.markup("</svg>");
}

}  // namespace desk

#pragma once

#include <moothall/service/result.h>

#include <string>

namespace desk {

/// A picture in Graphviz's language as SVG, drawn by its program `dot`, which runs beside with
/// limits on its time and memory. Each picture is drawn once and kept; the newest hundred are.
/// Refused: not_available where the program is not installed, or does not draw it in ten seconds.
/// Threads: any.
moothall::Result<std::string> drawn_by_graphviz(const std::string& dot);

}  // namespace desk

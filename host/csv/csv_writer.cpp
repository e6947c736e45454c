#include "csv/csv_writer.h"

#include <cassert>
#include <string_view>

namespace moothall::csv {
namespace {

bool needs_quotes(std::string_view cell) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    return cell.find_first_of(",\"\r\n") != std::string_view::npos ||
           cell.starts_with(byte_order_mark);
}

void write_quoted(std::ostream& out, std::string_view cell) {
    out << '"';
    for (const char c : cell) {
        if (c == '"') {
            out << '"';
        }
        out << c;
    }
    out << '"';
}

}  // namespace

void write_csv_row(std::ostream& out, std::span<const std::string> cells) {
    assert(!cells.empty());
    // A row of one empty cell would be an empty line, and those are passed over.
    const bool is_blank = cells.size() == 1 && cells.front().empty();
    bool first = true;
    for (const std::string& cell : cells) {
        if (!first) {
            out << ',';
        }
        first = false;
        if (is_blank || needs_quotes(cell)) {
            write_quoted(out, cell);
        } else {
            out << cell;
        }
    }
    out << "\r\n";
}

}  // namespace moothall::csv

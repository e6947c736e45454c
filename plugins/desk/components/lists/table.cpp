#include "components/lists/table.h"

namespace desk {

namespace {

enum class CellKind { column_header, row_header, plain };

void write_cell(Writer& out, const Cell& cell, CellKind kind) {
    const bool is_plain = kind == CellKind::plain;
    if (is_plain) {
        out.markup("<td class=\"govuk-table__cell");
    } else if (kind == CellKind::row_header) {
        out.markup("<th scope=\"row\" class=\"govuk-table__header");
    } else {
        out.markup("<th scope=\"col\" class=\"govuk-table__header");
    }
    if (!cell.format.empty() && kind != CellKind::row_header) {
        out.text(is_plain ? " govuk-table__cell--" : " govuk-table__header--").text(cell.format);
    }
    if (!cell.classes.empty()) {
        out.markup(" ").text(cell.classes);
    }
    out.markup("\"");
    if (cell.columns > 0) {
        out.attribute("colspan", cell.columns);
    }
    if (cell.rows > 0) {
        out.attribute("rowspan", cell.rows);
    }
    out.attributes(cell.attributes).markup(">").content(cell.content);
    out.close(is_plain ? ElementName("td") : ElementName("th"));
}

}  // namespace

void write(Writer& out, const Table& table) {
    out.markup("<table").classes({"govuk-table", table.classes}).attributes(table.attributes);
    out.markup(">");
    if (!table.caption.empty()) {
        out.markup("<caption").classes({"govuk-table__caption", table.caption_classes});
        out.markup(">").text(table.caption).markup("</caption>");
    }
    if (!table.head.empty()) {
        out.markup("<thead class=\"govuk-table__head\"><tr class=\"govuk-table__row\">");
        for (const Cell& cell : table.head) {
            write_cell(out, cell, CellKind::column_header);
        }
        out.markup("</tr></thead>");
    }
    out.markup("<tbody class=\"govuk-table__body\">");
    for (const auto& row : table.rows) {
        out.markup("<tr class=\"govuk-table__row\">");
        CellKind kind = table.first_cell_is_header ? CellKind::row_header : CellKind::plain;
        for (const Cell& cell : row) {
            write_cell(out, cell, kind);
            kind = CellKind::plain;
        }
        out.markup("</tr>");
    }
    out.markup("</tbody></table>");
}

}  // namespace desk

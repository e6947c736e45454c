#include "components/work/work_table.h"

#include "components/forms/button.h"
#include "components/work/headings.h"

namespace desk {

namespace {

bool can_select(const WorkTable& table) {
    return !table.bulk_actions.empty();
}

void write_bar(Writer& out, const WorkTable& table) {
    out.markup("<div class=\"mh-bulk\"><p class=\"mh-bulk__summary\" role=\"status\">");
    out.text(table.summary).markup("</p>");
    if (can_select(table)) {
        out.markup("<div class=\"mh-actions\">");
        for (const BulkAction& action : table.bulk_actions) {
            Button button{.content = with_key(action.text, action.key),
                          .name = "action",
                          .value = action.value,
                          .classes = "govuk-button--secondary"};
            add_key(button, action.key);
            write(out, button);
        }
        out.markup("</div>");
    }
    out.markup("</div>");
}

void write_column(Writer& out, const WorkColumn& column) {
    using Order = WorkColumn::Order;
    out.markup("<th scope=\"col\"");
    out.attribute_unless_empty("class", column.is_numeric ? "mh-work__number" : "");
    if (column.order != Order::none) {
        out.attribute("aria-sort", column.order == Order::ascending ? "ascending" : "descending");
    }
    out.markup(">");
    if (column.sort_href.empty()) {
        out.text(column.title);
    } else {
        out.markup("<a class=\"mh-work__sort\"").attribute("href", column.sort_href).markup(">");
        out.text(column.title);
        if (column.order != Order::none) {
            out.markup(" <span aria-hidden=\"true\">");
            out.text(column.order == Order::ascending ? "▲" : "▼").markup("</span>");
        }
        out.markup("</a>");
    }
    out.markup("</th>");
}

void write_selection(Writer& out, const WorkRow& row) {
    const std::string id = "select-" + row.reference;
    out.markup("<td class=\"mh-work__select\">");
    out.markup("<div class=\"govuk-checkboxes govuk-checkboxes--small\">");
    out.markup("<div class=\"govuk-checkboxes__item\"><input class=\"govuk-checkboxes__input\" ");
    out.markup("type=\"checkbox\" name=\"case\"").attribute("value", row.reference);
    out.attribute("id", id).markup("><label class=\"govuk-label govuk-checkboxes__label\"");
    out.attribute("for", id).markup("><span class=\"govuk-visually-hidden\">Select ");
    out.text(row.reference).markup("</span></label></div></div></td>");
}

void write_note(Writer& out, const Content& note) {
    if (!note.empty()) {
        out.markup("<span class=\"mh-work__note\">").content(note).markup("</span>");
    }
}

void write_row(Writer& out, const WorkTable& table, const WorkRow& row) {
    out.markup("<tr class=\"mh-work__row\">");
    if (can_select(table)) {
        write_selection(out, row);
    }
    out.markup(
        "<th scope=\"row\"><a class=\"govuk-link govuk-link--no-visited-state mh-reference\"");
    out.attribute("href", row.href).markup(" data-row-link>").text(row.reference).markup("</a>");
    write_note(out, row.note);
    out.markup("</th>");
    std::size_t column = 0;
    for (const WorkCell& cell : row.cells) {
        ++column;
        const bool is_numeric = column < table.columns.size() && table.columns[column].is_numeric;
        out.markup("<td").attribute_unless_empty("class", is_numeric ? "mh-work__number" : "");
        out.markup(">").content(cell.content);
        write_note(out, cell.note);
        out.markup("</td>");
    }
    out.markup("</tr>");
}

void write_group(Writer& out, const WorkTable& table, const WorkGroup& group) {
    const std::string modifier = "mh-work__group" + std::string(modifier_of(group.urgency));
    out.markup("<tbody");
    out.classes({"mh-work__group", group.urgency == Urgency::none ? "" : modifier}).markup(">");
    if (!group.title.empty()) {
        const auto columns = table.columns.size() + (can_select(table) ? 1 : 0);
        out.markup("<tr><th scope=\"rowgroup\"");
        out.attribute_unless_empty("id", group.id);
        out.attribute("colspan", static_cast<long long>(columns)).markup(">").text(group.title);
        out.markup(" <span class=\"mh-count\">(");
        const auto shown = static_cast<long long>(group.rows.size());
        out.number(shown);
        if (group.all > shown) {
            out.markup(" of ").number(static_cast<long long>(group.all));
        }
        out.markup(")</span></th></tr>");
    }
    for (const WorkRow& row : group.rows) {
        write_row(out, table, row);
    }
    out.markup("</tbody>");
}

void write_table(Writer& out, const WorkTable& table) {
    out.markup("<div class=\"mh-scroll\" role=\"region\" tabindex=\"0\"");
    out.attribute("aria-label", table.caption).markup("><table class=\"mh-work\">");
    out.markup("<caption class=\"govuk-visually-hidden\">").text(table.caption);
    out.markup("</caption><thead><tr>");
    if (can_select(table)) {
        out.markup("<td class=\"mh-work__select\" id=\"select-all\"></td>");
    }
    for (const WorkColumn& column : table.columns) {
        write_column(out, column);
    }
    out.markup("</tr></thead>");
    for (const WorkGroup& group : table.groups) {
        write_group(out, table, group);
    }
    out.markup("</table></div>");
}

}  // namespace

void write(Writer& out, const WorkTable& table) {
    if (!can_select(table)) {
        write_bar(out, table);
        write_table(out, table);
        return;
    }
    out.markup("<form method=\"post\"").attribute("action", table.bulk_address);
    out.markup(" data-module=\"moj-multi-select\">");
    if (!table.token.empty()) {
        out.markup("<input type=\"hidden\" name=\"token\"").attribute("value", table.token);
        out.markup(">");
    }
    write_bar(out, table);
    write_table(out, table);
    out.markup("</form>");
}

}  // namespace desk

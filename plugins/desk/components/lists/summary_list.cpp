#include "components/lists/summary_list.h"

#include <algorithm>

#include "components/heading.h"

namespace desk {

namespace {

void write_link(Writer& out, const SummaryAction& action, const Content& card_title) {
    out.markup("<a").classes({"govuk-link", action.classes}).attribute("href", action.href);
    out.attributes(action.attributes).markup(">").content(action.content);
    if (!action.hidden_text.empty() || !card_title.empty()) {
        out.markup("<span class=\"govuk-visually-hidden\">");
        if (!action.hidden_text.empty()) {
            out.markup(" ").text(action.hidden_text);
        }
        if (!card_title.empty()) {
            out.markup(" (").content(card_title).markup(")");
        }
        out.markup("</span>");
    }
    out.markup("</a>");
}

void write_links(Writer& out, const std::vector<SummaryAction>& actions, const Content& card_title,
                 std::string_view item_class) {
    for (const SummaryAction& action : actions) {
        out.markup("<li").classes({item_class}).markup(">");
        write_link(out, action, card_title);
        out.markup("</li>");
    }
}

void write_card_actions(Writer& out, const SummaryCard& card) {
    const bool is_one = card.actions.size() == 1;
    const ElementName outer = is_one ? ElementName("div") : ElementName("ul");
    out.open(outer).classes({"govuk-summary-card__actions", card.actions_classes}).markup(">");
    if (is_one) {
        write_link(out, card.actions.front(), card.title);
    } else {
        write_links(out, card.actions, card.title, "govuk-summary-card__action");
    }
    out.close(outer);
}

void write_row_actions(Writer& out, const SummaryRow& row, const Content& card_title) {
    out.markup("<dd").classes({"govuk-summary-list__actions", row.actions_classes}).markup(">");
    if (row.actions.size() == 1) {
        write_link(out, row.actions.front(), card_title);
    } else {
        out.markup("<ul class=\"govuk-summary-list__actions-list\">");
        write_links(out, row.actions, card_title, "govuk-summary-list__actions-list-item");
        out.markup("</ul>");
    }
    out.markup("</dd>");
}

void write_row(Writer& out, const SummaryRow& row, bool is_short, const Content& card_title) {
    out.markup("<div");
    out.classes({"govuk-summary-list__row", is_short ? "govuk-summary-list__row--no-actions" : "",
                 row.classes});
    out.markup("><dt").classes({"govuk-summary-list__key", row.key_classes}).markup(">");
    out.content(row.key).markup("</dt><dd");
    out.classes({"govuk-summary-list__value", row.value_classes}).markup(">");
    out.content(row.value).markup("</dd>");
    if (!row.actions.empty()) {
        write_row_actions(out, row, card_title);
    }
    out.markup("</div>");
}

void write_rows(Writer& out, const SummaryList& list) {
    const bool any_has_actions =
        std::ranges::any_of(list.rows, [](const SummaryRow& row) { return !row.actions.empty(); });
    const Content card_title = list.card ? list.card->title : Content();
    out.markup("<dl").classes({"govuk-summary-list", list.classes}).attributes(list.attributes);
    out.markup(">");
    for (const SummaryRow& row : list.rows) {
        const bool is_short = any_has_actions && row.actions.empty() && !row.keeps_actions_place;
        write_row(out, row, is_short, card_title);
    }
    out.markup("</dl>");
}

void open_card(Writer& out, const SummaryCard& card) {
    out.markup("<div").classes({"govuk-summary-card", card.classes}).attributes(card.attributes);
    out.markup("><div class=\"govuk-summary-card__title-wrapper\">");
    if (!card.title.empty()) {
        open_heading(out, card.heading_level);
        out.classes({"govuk-summary-card__title", card.title_classes}).markup(">");
        out.content(card.title);
        close_heading(out, card.heading_level);
    }
    if (!card.actions.empty()) {
        write_card_actions(out, card);
    }
    out.markup("</div><div class=\"govuk-summary-card__content\">");
}

}  // namespace

void write(Writer& out, const SummaryList& list) {
    if (!list.card) {
        write_rows(out, list);
        return;
    }
    open_card(out, *list.card);
    write_rows(out, list);
    out.markup("</div></div>");
}

}  // namespace desk

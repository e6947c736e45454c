#include "components/navigation/pagination.h"

namespace desk {

namespace {

enum class Direction { previous, next };

void write_arrow_icon(Writer& out, Direction direction) {
    if (direction == Direction::previous) {
        out.markup(
            "<svg class=\"govuk-pagination__icon govuk-pagination__icon--prev\" "
            "xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" "
            "focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m6.5938-0.0078125-6.7266 6.7266 "
            "6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z\">"
            "</path></svg>");
    } else {
        out.markup(
            "<svg class=\"govuk-pagination__icon govuk-pagination__icon--next\" "
            "xmlns=\"http://www.w3.org/2000/svg\" height=\"13\" width=\"15\" aria-hidden=\"true\" "
            "focusable=\"false\" viewBox=\"0 0 15 13\"><path d=\"m8.107-0.0078125-1.4136 1.414 "
            "4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266"
            "z\"></path></svg>");
    }
}

void write_arrow_text(Writer& out, const PageArrow& arrow, Direction direction, bool is_block) {
    const bool is_decorated = is_block && arrow.label.empty();
    out.markup("<span");
    out.classes({"govuk-pagination__link-title",
                 is_decorated ? "govuk-pagination__link-title--decorated" : ""});
    out.markup(">");
    if (arrow.content.empty()) {
        out.text(direction == Direction::previous ? "Previous" : "Next");
        out.markup("<span class=\"govuk-visually-hidden\"> page</span>");
    } else {
        out.content(arrow.content);
    }
    out.markup("</span>");
    if (is_block && !arrow.label.empty()) {
        out.markup("<span class=\"govuk-visually-hidden\">:</span> ");
        out.markup("<span class=\"govuk-pagination__link-label\">").text(arrow.label);
        out.markup("</span>");
    }
}

void write_arrow(Writer& out, const std::optional<PageArrow>& arrow, Direction direction,
                 bool is_block) {
    if (!arrow || arrow->href.empty()) {
        return;
    }
    const bool is_previous = direction == Direction::previous;
    const std::string_view name = is_previous ? "prev" : "next";
    out.markup("<div");
    out.classes({is_previous ? "govuk-pagination__prev" : "govuk-pagination__next"});
    out.markup("><a class=\"govuk-link govuk-pagination__link\"").attribute("href", arrow->href);
    out.attribute("rel", name).attributes(arrow->attributes).markup(">");
    if (is_block || is_previous) {
        write_arrow_icon(out, direction);
    }
    write_arrow_text(out, *arrow, direction, is_block);
    if (!is_block && !is_previous) {
        write_arrow_icon(out, direction);
    }
    out.markup("</a></div>");
}

void write_item(Writer& out, const PageItem& item) {
    out.markup("<li");
    out.classes({"govuk-pagination__item", item.current ? "govuk-pagination__item--current" : "",
                 item.ellipsis ? "govuk-pagination__item--ellipsis" : ""});
    if (item.ellipsis) {
        out.markup(">&ctdot;</li>");
        return;
    }
    out.markup("><a class=\"govuk-link govuk-pagination__link\"").attribute("href", item.href);
    out.attribute("aria-label", item.label.empty() ? "Page " + item.number : item.label);
    out.attribute_unless_empty("aria-current", item.current ? "page" : "");
    out.attributes(item.attributes).markup(">").text(item.number).markup("</a></li>");
}

}  // namespace

void write(Writer& out, const Pagination& pagination) {
    const bool is_block = pagination.items.empty() && (pagination.next || pagination.previous);
    out.markup("<nav");
    out.classes(
        {"govuk-pagination", is_block ? "govuk-pagination--block" : "", pagination.classes});
    out.attribute("aria-label", pagination.label).attributes(pagination.attributes).markup(">");
    write_arrow(out, pagination.previous, Direction::previous, is_block);
    if (!pagination.items.empty()) {
        out.markup("<ul class=\"govuk-pagination__list\">");
        for (const PageItem& item : pagination.items) {
            write_item(out, item);
        }
        out.markup("</ul>");
    }
    write_arrow(out, pagination.next, Direction::next, is_block);
    out.markup("</nav>");
}

}  // namespace desk

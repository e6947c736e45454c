#include "pages/day/week_table.h"

#include "components/lists/table.h"
#include "components/render.h"
#include "html/element.h"
#include "site/parts.h"
#include "words/moments.h"

namespace desk {
namespace {

Html entry_in_cell(const Record& entry) {
    const std::string text = entry.text_or_empty("text");
    const std::string& reference = entry.text("reference");
    return element("li", {}, link_to(case_address(reference), reference),
                   element("span", of_class("mh-week__text"),
                           text.empty() ? std::string("Look at the case again") : text));
}

}  // namespace

Html week_table(const Visit& visit, const moothall::List& entries, const DiaryWeek& week) {
    Table table{.caption = "The week, day by day",
                .head = {},
                .rows = {{}},
                .caption_classes = "govuk-visually-hidden",
                .classes = "mh-week"};
    for (const WeekDay& day : days_of(entries, week, visit.today())) {
        Writer list;
        for (const Record& entry : day.entries) {
            list.html(entry_in_cell(entry));
        }
        table.head.push_back(
            {.content = day.title, .classes = day.is_today ? "mh-week__today" : ""});
        table.rows.front().push_back(
            {.content = day.entries.empty()
                            ? Content(element("span", of_class("mh-muted"), "Nothing"))
                            : Content(element("ul", of_class("mh-week__list"), list.finish())),
             .classes = day.is_today ? "mh-week__today" : ""});
    }
    return wide_table("The week, day by day", render(table));
}

}  // namespace desk

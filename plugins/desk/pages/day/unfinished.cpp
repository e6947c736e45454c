#include "pages/day/unfinished.h"

#include <algorithm>
#include <vector>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "pages/day/form_titles.h"
#include "site/answering.h"
#include "site/kept_form.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

/// What the script shows beside a form.
Outcome said(std::string sentence) {
    return Download{"text/plain; charset=utf-8", "", std::move(sentence)};
}

Html away_with(const Visit& visit, const std::string& page, const std::string& about) {
    return form_to(
        visit, "/unsent/drop",
        joined(hidden_field("form_page", page), hidden_field("then", "/unfinished"),
               render(Button{
                   .content = joined("Throw away ",
                                     element("span", of_class("govuk-visually-hidden"), about)),
                   .classes = "govuk-button--secondary mh-small"})));
}

std::vector<Cell> row_of(const Visit& visit, const Record& kept) {
    const std::string& page = kept.text("page");
    const FormTitle title = form_title(page);
    const std::string about = title.of.empty() ? title.what : title.what + ", " + title.of;
    const Html of_case = title.of.empty() ? Html()
                                          : element("span", of_class("mh-work__note"),
                                                    link_to(case_address(title.of), title.of));
    return {
        {.content = joined(title.what, of_case)},
        {.content = moment_in_words(visit.local(kept.instant("kept_at")), visit.today())},
        {.content = element(
             "div", of_class("mh-row-actions"),
             link_to(own_address(page),
                     joined("Go on ", element("span", of_class("govuk-visually-hidden"), about))),
             away_with(visit, page, about))}};
}

Html table_of(const Visit& visit, moothall::List items) {
    std::ranges::stable_sort(items, std::ranges::greater(), [](const moothall::Value& one) {
        return one.as_table()->instant("kept_at");
    });
    Table table{
        .caption = counted(static_cast<std::int64_t>(items.size()), "form", "forms") +
                   " not sent, the latest first",
        .head = {{.content = "What"}, {.content = "Typed"}, {.content = "Go on or throw away"}},
        .rows = {},
        .first_cell_is_header = true};
    for (const moothall::Value& one : items) {
        table.rows.push_back(row_of(visit, *one.as_table()));
    }
    return wide_table("What is not sent", render(table));
}

}  // namespace

Result<Outcome> unfinished(const Visit& visit) {
    const auto answer = visit.ask("unsent.list", {});
    if (!answer) {
        return answer.error();
    }
    const moothall::List& items = items_of(*answer->as_table());
    const PageHeading heading{
        .title = "Unfinished",
        .caption =
            "What you were typing and have not sent. Only you see it. It is kept for 30 "
            "days"};
    return Outcome(View{
        .title = "Unfinished",
        .main = page_body(joined(
            news_of(visit), render(heading),
            items.empty() ? render(InsetText{.content = joined("Nothing is unfinished. ",
                                                               link_to("/", "Go to my work"), ".")})
                          : table_of(visit, items)))});
}

Result<Outcome> keep_typed(const Visit& visit) {
    const std::string page = visit.form().find("form_page");
    if (own_address(page) != page) {
        return moothall::Refusal{moothall::RefusalKind::invalid_input,
                                 "What is kept belongs to a page of this site."};
    }
    const Record fields = typed_fields(visit.form());
    if (fields.empty()) {
        const auto dropped = visit.ask("unsent.drop", Record{}.set("page", page));
        return dropped ? Result<Outcome>(said("")) : dropped.error();
    }
    const auto kept = visit.ask("unsent.keep", Record{}.set("page", page).set("fields", fields));
    if (!kept) {
        return said("The draft is not saved. " + kept.error().reason);
    }
    const moothall::Instant at = kept->as_table()->instant("kept_at");
    return said("Draft saved " + time_in_words(visit.local(at)));
}

Result<Outcome> drop_typed(const Visit& visit) {
    const auto dropped =
        visit.ask("unsent.drop", Record{}.set("page", visit.form().find("form_page")));
    if (!dropped) {
        return dropped.error();
    }
    return Outcome(Redirect{with_news(own_address(visit.form().find("then")), "dropped")});
}

}  // namespace desk

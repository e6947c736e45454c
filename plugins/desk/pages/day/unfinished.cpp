#include "pages/day/unfinished.h"

#include <algorithm>
#include <vector>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/lists/summary_list.h"
#include "components/lists/table.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
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

std::string in_one_line(const FormTitle& title) {
    return title.of.empty() ? title.what : title.what + ", " + title.of;
}

std::vector<Cell> row_of(const Visit& visit, const Record& kept) {
    const std::string& page = kept.text("page");
    const FormTitle title = form_title(page);
    const std::string about = in_one_line(title);
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
             link_to(way_to_throw_away(page, "/unfinished"),
                     joined("Throw away ",
                            element("span", of_class("govuk-visually-hidden"), about))))}};
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

/// What was typed, field by field.
Html typed_in(const Form& form) {
    SummaryList list{.rows = {}};
    for (const auto& [name, value] : form.entries()) {
        const bool is_mark = name == "version" || name == "person";
        if (!is_mark && !form.find(name).empty()) {
            list.rows.push_back({.key = words_of_name(name), .value = value});
        }
    }
    return render(list);
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

Result<Outcome> ask_whether_to_drop(const Visit& visit) {
    const std::string page = own_address(visit.asked("page"));
    const std::string then = own_address(visit.asked("then"));
    const auto kept = visit.ask("unsent.show", Record{}.set("page", page));
    if (!kept) {
        return kept.error();
    }
    const Form typed = form_of_fields(kept->as_table()->table("fields"));
    const std::string when =
        moment_in_words(visit.local(kept->as_table()->instant("kept_at")), visit.today());
    const Html form = form_to(visit, "/unsent/drop",
                              joined(hidden_field("form_page", page), hidden_field("then", then),
                                     element("div", of_class("govuk-button-group"),
                                             render(Button{.content = "Throw it away",
                                                           .classes = "govuk-button--warning",
                                                           .prevent_double_click = true}),
                                             link_to(then, "Keep it"))));
    return Outcome(
        View{.title = "Throw away what you typed?",
             .main = page_body(joined(
                 render(PageHeading{.title = "Throw away what you typed?",
                                    .caption = in_one_line(form_title(page))}),
                 render(Section{
                     .id = "typed", .title = "What you typed " + when, .content = typed_in(typed)}),
                 element("p", of_class("mh-text"), "It cannot be brought back."), form))});
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

#include "pages/work/own_lists.h"

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/render.h"
#include "components/work/work_table.h"
#include "html/element.h"
#include "pages/work/bulk.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

std::string day_of(const Visit& visit, const Record& record, const char* name) {
    return moothall::in_words(visit.local(record.instant(name)).day);
}

/// Why nothing goes on: its holds, where it has any; else its state says it.
std::string holds_of(const Record& the_case) {
    std::string words;
    for (const moothall::Value& one : the_case.list("holds")) {
        const Record& hold = *one.as_table();
        words += (words.empty() ? "" : ". ") + title_of(hold, "title", "name");
        if (hold.has("until")) {
            words += ", until " + moothall::in_words(hold.date("until"));
        }
    }
    return words;
}

WorkRow row_of(const Record& the_case, std::vector<WorkCell> cells) {
    return {.reference = the_case.text("reference"),
            .href = case_address(the_case.text("reference")),
            .note = title_of(the_case, "title", "type"),
            .cells = std::move(cells)};
}

Html done_button(const Visit& visit, const Record& entry) {
    const std::string& reference = entry.text("reference");
    return form_to(
        visit, "/diary/done",
        joined(hidden_field("reference", reference),
               hidden_field("number", std::to_string(entry.integer("number"))),
               hidden_field("then", "/?list=forward"),
               render(Button{
                   .content = joined("Done", element("span", of_class("govuk-visually-hidden"),
                                                     " on " + reference)),
                   .classes = "govuk-button--secondary mh-small",
                   .prevent_double_click = true})));
}

std::string in_all(std::size_t count, const char* what) {
    return counted(static_cast<std::int64_t>(count), "case ", "cases ") + what;
}

}  // namespace

Html waiting_list(const Visit& visit, const moothall::List& cases) {
    WorkGroup group;
    for (const moothall::Value& one : cases) {
        const Record& the_case = *one.as_table();
        group.rows.push_back(
            row_of(the_case, {customer_cell(the_case),
                              {.content = state_tag(the_case), .note = holds_of(the_case)},
                              {.content = day_of(visit, the_case, "received_at")}}));
    }
    return render(WorkTable{.caption = "Your cases that wait for something",
                            .summary = in_all(cases.size(), "waiting, the oldest first"),
                            .columns = {{.title = "Case"},
                                        {.title = "Customer"},
                                        {.title = "Waiting for"},
                                        {.title = "Received"}},
                            .groups = {std::move(group)},
                            .bulk_actions = bulk_actions(),
                            .bulk_address = "/selected?from=mine",
                            .token = visit.form_token()});
}

Html forward_list(const Visit& visit, const moothall::List& entries) {
    const moothall::Date today = visit.today();
    std::vector<WorkGroup> groups{{.title = "Overdue", .urgency = Urgency::late, .rows = {}},
                                  {.title = "Today", .urgency = Urgency::today, .rows = {}},
                                  {.title = "This week", .urgency = Urgency::soon, .rows = {}},
                                  {.title = "Later", .rows = {}}};
    for (const moothall::Value& one : entries) {
        const Record& entry = *one.as_table();
        const moothall::Date on = entry.date("on");
        const std::size_t at = on < today ? 0 : on == today ? 1 : on <= end_of_week(today) ? 2 : 3;
        const std::string text = entry.text_or_empty("text");
        groups[at].rows.push_back(
            row_of(entry, {{.content = text.empty() ? std::string("Look at the case again") : text},
                           {.content = weekday_in_words(on)},
                           {.content = done_button(visit, entry)}}));
    }
    std::erase_if(groups, [](const WorkGroup& group) { return group.rows.empty(); });
    return render(WorkTable{
        .caption = "Cases that you brought forward, by day",
        .summary = in_all(entries.size(), "brought forward"),
        .columns = {{.title = "Case"}, {.title = "What for"}, {.title = "Day"}, {.title = "Done?"}},
        .groups = std::move(groups)});
}

Html closed_list(const Visit& visit, const moothall::List& cases) {
    WorkGroup group;
    for (const moothall::Value& one : cases) {
        const Record& the_case = *one.as_table();
        group.rows.push_back(
            row_of(the_case, {customer_cell(the_case),
                              {.content = state_tag(the_case)},
                              {.content = in_words(visit.local(the_case.instant("closed_at")))}}));
    }
    return render(WorkTable{.caption = "Your cases that were closed lately",
                            .summary = in_all(cases.size(), "closed in the last 14 days"),
                            .columns = {{.title = "Case"},
                                        {.title = "Customer"},
                                        {.title = "How it ended"},
                                        {.title = "Closed"}},
                            .groups = {std::move(group)}});
}

}  // namespace desk

#include "pages/day/diary.h"

#include <charconv>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/navigation/pagination.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/work_table.h"
#include "html/element.h"
#include "pages/cases/undoing.h"
#include "pages/day/agenda.h"
#include "site/answering.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Date;
using moothall::Result;

constexpr std::chrono::days one_week(7);
constexpr std::chrono::days looks_back(364);  // For what was left undone.
constexpr int shown_most = 200;

std::string address_of(const std::string& whom, Date monday) {
    std::vector<std::pair<std::string, std::string>> query;
    if (!whom.empty()) {
        query.emplace_back("for", whom);
    }
    query.emplace_back("week", moothall::to_text(monday));
    return "/diary?" + query_of(query);
}

Html done_button(const Visit& visit, const Record& entry, const std::string& back) {
    const std::string& reference = entry.text("reference");
    return form_to(
        visit, "/diary/done",
        joined(hidden_field("reference", reference),
               hidden_field("number", std::to_string(entry.integer("number"))),
               hidden_field("then", back),
               render(Button{
                   .content = joined("Done", element("span", of_class("govuk-visually-hidden"),
                                                     " on " + reference)),
                   .classes = "govuk-button--secondary mh-small",
                   .prevent_double_click = true})));
}

std::string whom_of(const Visit& visit, const Record& entry) {
    const std::string whom = entry.text_or_empty("for");
    if (whom.empty()) {
        return "Whoever has the case";
    }
    return whom == visit.caller().username ? "You" : words_of_name(whom);
}

WorkRow row_of(const Visit& visit, const Record& entry, const std::string& back) {
    const bool is_forward = entry.text("kind") == "brought_forward";
    const std::string text = entry.text_or_empty("text");
    const std::string kind = is_forward ? "Brought forward" : "Task";
    const std::string why = why_on_this_day(entry);
    return {.reference = entry.text("reference"),
            .href = case_address(entry.text("reference")),
            .note = entry.text("title"),
            .cells = {{.content = text.empty() ? std::string("Look at the case again") : text,
                       .note = why.empty() ? kind : kind + ". " + why},
                      {.content = moothall::in_words(entry.date("due_on"))},
                      {.content = whom_of(visit, entry)},
                      {.content = done_button(visit, entry, back)}}};
}

Html agenda(const Visit& visit, const moothall::List& entries, const DiaryWeek& week,
            const std::string& back) {
    WorkTable table{
        .caption = "Dates brought forward and tasks, by day",
        .summary = counted(static_cast<std::int64_t>(entries.size()), "entry", "entries"),
        .columns = {{.title = "Case"},
                    {.title = "What is to be done"},
                    {.title = "Due"},
                    {.title = "Who"},
                    {.title = "Done?"}},
        .groups = {}};
    for (const AgendaDay& day : agenda_of(entries, week, visit.today())) {
        WorkGroup group{.title = day.title, .urgency = day.urgency, .rows = {}};
        for (const Record& entry : day.entries) {
            group.rows.push_back(row_of(visit, entry, back));
        }
        table.groups.push_back(std::move(group));
    }
    return render(table);
}

Html nothing_due(const DiaryWeek& week) {
    return render(InsetText{
        .content = joined(week.is_current ? "Nothing is brought forward this week, and no task is "
                                            "due. "
                                          : "Nothing is brought forward in this week, and no task "
                                            "is due. ",
                          "To see a case again on a day, open it from ", link_to("/", "my work"),
                          " and choose Bring forward.")});
}

Html whose(const Visit& visit, const std::string& whom, const DiaryWeek& week) {
    Chips chips{.label = "Whose diary", .items = {}};
    chips.items.push_back({.text = "Mine and my teams'",
                           .href = address_of("", week.monday),
                           .current = whom.empty()});
    for (const std::string& team : visit.caller().teams) {
        chips.items.push_back({.text = words_of_name(team),
                               .href = address_of(team, week.monday),
                               .current = whom == team});
    }
    return render(chips);
}

Html other_weeks(const std::string& whom, const DiaryWeek& week) {
    return render(Pagination{.previous = PageArrow{.href = address_of(whom, week.monday - one_week),
                                                   .content = "Week before"},
                             .next = PageArrow{.href = address_of(whom, week.monday + one_week),
                                               .content = "Week after"},
                             .label = "Weeks"});
}

}  // namespace

Result<Outcome> diary(const Visit& visit) {
    const std::string whom = visit.asked("for");
    const DiaryWeek week = diary_week(visit.asked("week"), visit.today());
    const Date from = week.is_current ? week.monday - looks_back : week.monday;
    const auto answer = visit.ask("diary.list", Record{}
                                                    .set("from", from)
                                                    .set("to", week.sunday())
                                                    .set_unless_empty("for", whom)
                                                    .set("limit", shown_most));
    if (!answer) {
        return answer.error();
    }
    const moothall::List& entries = items_of(*answer->as_table());
    const std::string back = address_of(whom, week.monday);
    PageHeading heading{
        .title = "Diary",
        .caption = moothall::in_words(week.monday) + " to " + moothall::in_words(week.sunday())};
    if (!week.is_current) {
        heading.actions.push_back(
            {.text = "This week",
             .href = whom.empty() ? "/diary" : "/diary?for=" + url_part(whom)});
    }
    const bool is_cut = answer->as_table()->yes_no("cut");
    return Outcome(View{
        .title = "Diary",
        .main = page_body(joined(
            news_with_undo(visit), render(heading), whose(visit, whom, week),
            entries.empty() ? nothing_due(week) : agenda(visit, entries, week, back),
            is_cut ? render(InsetText{.content = "Only the first 200 are shown. Finish some of "
                                                 "them to see the others."})
                   : Html(),
            other_weeks(whom, week)))});
}

Result<Outcome> finish_task(const Visit& visit) {
    const std::string typed = visit.form().find("number");
    std::int64_t number = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const std::string reference = visit.form().find("reference");
    const auto done =
        visit.command("task.done", Record{}.set("reference", reference).set("number", number));
    if (!done) {
        return done.error();
    }
    return Outcome(Redirect{with_news(own_address(visit.form().find("then")), "task_done") +
                            "&case=" + url_part(reference)});
}

}  // namespace desk

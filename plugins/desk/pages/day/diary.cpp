#include "pages/day/diary.h"

#include <charconv>

#include "components/content/passages.h"
#include "components/forms/button.h"
#include "components/moj/date_picker.h"
#include "components/navigation/pagination.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/work_table.h"
#include "descriptors/field_reading.h"
#include "html/element.h"
#include "pages/cases/undoing.h"
#include "pages/day/agenda.h"
#include "pages/day/week_table.h"
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

/// What of the diary is shown: whose, and how.
struct Shown {
    std::string whom;  ///< Empty for one's own and one's teams'.
    bool is_table = false;
};

std::string address_of(const Shown& shown, Date monday) {
    std::vector<std::pair<std::string, std::string>> query;
    if (!shown.whom.empty()) {
        query.emplace_back("for", shown.whom);
    }
    if (shown.is_table) {
        query.emplace_back("view", "week");
    }
    query.emplace_back("week", moothall::to_text(monday));
    return "/diary?" + query_of(query);
}

Html press(const std::string& text, const std::string& about, const char* stop) {
    return render(
        Button{.content = joined(text, element("span", of_class("govuk-visually-hidden"), about)),
               .name = "stop",
               .value = stop,
               .classes = "govuk-button--secondary mh-small",
               .prevent_double_click = true});
}

/// What comes back again and again is done for this time, or for good.
Html done_button(const Visit& visit, const Record& entry, const std::string& back) {
    const std::string& reference = entry.text("reference");
    const std::string about = " on " + reference;
    return form_to(
        visit, "/diary/done",
        joined(hidden_field("reference", reference),
               hidden_field("number", std::to_string(entry.integer("number"))),
               hidden_field("then", back),
               element("div", of_class("mh-row-actions"), press("Done", about, "no"),
                       entry.has("every") ? press("Stop repeating", about, "yes") : Html())));
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
    const std::string every = every_in_words(entry);
    const std::string kind = !is_forward ? "Task" : every.empty() ? "Brought forward" : every;
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

Html whose(const Visit& visit, const Shown& shown, const DiaryWeek& week) {
    Chips chips{.label = "Whose diary", .items = {}};
    chips.items.push_back({.text = "Mine and my teams'",
                           .href = address_of({"", shown.is_table}, week.monday),
                           .current = shown.whom.empty()});
    for (const std::string& team : visit.caller().teams) {
        chips.items.push_back({.text = words_of_name(team),
                               .href = address_of({team, shown.is_table}, week.monday),
                               .current = shown.whom == team});
    }
    return render(chips);
}

Html ways_to_see_it(const Shown& shown, const DiaryWeek& week) {
    return render(Chips{.label = "How the diary is shown",
                        .items = {{.text = "Day by day",
                                   .href = address_of({shown.whom, false}, week.monday),
                                   .current = !shown.is_table},
                                  {.text = "Week as a table",
                                   .href = address_of({shown.whom, true}, week.monday),
                                   .current = shown.is_table}}});
}

/// A day of the week that is wanted, typed or chosen from a calendar.
Html way_to_a_day(const Visit& visit, const Shown& shown) {
    return element(
        "form",
        of_class("mh-filter")
            .set("action", "/diary")
            .set("role", "search")
            .set("aria-label", "Go to a day"),
        shown.whom.empty() ? Html() : hidden_field("for", shown.whom),
        shown.is_table ? hidden_field("view", "week") : Html(),
        render(DatePicker{{.name = "day",
                           .label = {.content = "Go to a day, for example 17/5/2027"},
                           .value = visit.asked("day"),
                           .classes = "govuk-input--width-10"}}),
        render(Button{.content = "Show its week", .classes = "govuk-button--secondary"}));
}

Html other_weeks(const Shown& shown, const DiaryWeek& week) {
    return render(Pagination{
        .previous =
            PageArrow{.href = address_of(shown, week.monday - one_week), .content = "Week before"},
        .next =
            PageArrow{.href = address_of(shown, week.monday + one_week), .content = "Week after"},
        .label = "Weeks"});
}

/// The week that an address asks for: of a day as it is typed, or of one as links name it.
DiaryWeek week_of(const Visit& visit) {
    const auto typed = day_in_one_line(visit.asked("day"));
    return diary_week(typed ? moothall::to_text(*typed) : visit.asked("week"), visit.today());
}

Html what_is_due(const Visit& visit, const moothall::List& entries, const Shown& shown,
                 const DiaryWeek& week) {
    if (shown.is_table) {
        return week_table(visit, entries, week);
    }
    return entries.empty() ? nothing_due(week)
                           : agenda(visit, entries, week, address_of(shown, week.monday));
}

}  // namespace

Result<Outcome> diary(const Visit& visit) {
    const Shown shown{visit.asked("for"), visit.asked("view") == "week"};
    const std::string& whom = shown.whom;
    const DiaryWeek week = week_of(visit);
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
    PageHeading heading{
        .title = "Diary",
        .caption = moothall::in_words(week.monday) + " to " + moothall::in_words(week.sunday())};
    if (!week.is_current) {
        heading.actions.push_back({.text = "Today",
                                   .href = address_of(shown, diary_week("", visit.today()).monday),
                                   .key = "t"});
    }
    const bool is_cut = answer->as_table()->yes_no("cut");
    return Outcome(View{
        .title = "Diary",
        .main = page_body(joined(
            news_with_undo(visit), render(heading), whose(visit, shown, week),
            ways_to_see_it(shown, week), way_to_a_day(visit, shown),
            what_is_due(visit, entries, shown, week),
            is_cut ? render(InsetText{.content = "Only the first 200 are shown. Finish some of "
                                                 "them to see the others."})
                   : Html(),
            other_weeks(shown, week)))});
}

Result<Outcome> finish_task(const Visit& visit) {
    const std::string typed = visit.form().find("number");
    std::int64_t number = 0;
    std::from_chars(typed.data(), typed.data() + typed.size(), number);
    const std::string reference = visit.form().find("reference");
    Record asked = Record{}.set("reference", reference).set("number", number);
    if (visit.form().find("stop") == "yes") {
        asked.set("stop", true);
    }
    const auto done = visit.command("task.done", asked);
    if (!done) {
        return done.error();
    }
    return Outcome(Redirect{with_news(own_address(visit.form().find("then")), "task_done") +
                            "&case=" + url_part(reference)});
}

}  // namespace desk

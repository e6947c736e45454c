#include "pages/work/case_rows.h"

#include <array>
#include <string_view>
#include <utility>

#include "components/content/tag.h"
#include "components/render.h"
#include "html/element.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/names.h"

namespace desk {
namespace {

enum class When { overdue, today, this_week, later, no_date };

When when_of(const Record& the_case, moothall::Date today) {
    if (!the_case.has("due_on")) {
        return When::no_date;
    }
    const moothall::Date due = the_case.date("due_on");
    if (due < today) {
        return When::overdue;
    }
    if (due == today) {
        return When::today;
    }
    return due <= end_of_week(today) ? When::this_week : When::later;
}

WorkCell due_cell(const Record& the_case, moothall::Date today) {
    const DueWords due = due_words(the_case, today);
    return {.content = render(UrgentText{.text = due.text, .urgency = due.urgency}),
            .note = due.day};
}

WorkRow row_of(const Record& the_case, moothall::Date today, Showing showing) {
    WorkRow row{
        .reference = the_case.text("reference"),
        .href = case_address(the_case.text("reference")),
        .note = title_of(the_case, "title", "type"),
        .cells = {
            customer_cell(the_case), {.content = state_tag(the_case)}, due_cell(the_case, today)}};
    if (showing == Showing::of_team) {
        const std::string owner = title_of(the_case, "owner_name", "owner");
        row.cells.push_back({.content = owner.empty() ? std::string("Nobody yet") : owner});
    } else {
        row.cells.push_back({.content = moothall::in_words(std::chrono::floor<std::chrono::days>(
                                 the_case.instant("received_at")))});
    }
    return row;
}

}  // namespace

WorkCell customer_cell(const Record& the_case) {
    const std::string name = the_case.text_or_empty("customer_name");
    return {.content = name.empty() ? std::string("Nobody yet") : name,
            .note = the_case.text_or_empty("place_address")};
}

Html state_tag(const Record& the_case) {
    const bool is_open = !the_case.has("open") || the_case.yes_no("open");
    const bool is_held = the_case.has("holds") && !the_case.list("holds").empty();
    const TagColour colour = !is_open  ? TagColour::grey
                             : is_held ? TagColour::yellow
                                       : TagColour::blue;
    return render(Tag{.content = title_of(the_case, "state_title", "state"),
                      .classes = std::string(class_of(colour))});
}

std::vector<WorkColumn> columns_of(Showing showing) {
    return {{.title = "Case"},
            {.title = "Customer"},
            {.title = "State"},
            {.title = "Due"},
            {.title = showing == Showing::of_team ? "Assigned to" : "Received"}};
}

WorkGroup one_group_of(const moothall::List& cases, moothall::Date today, Showing showing) {
    WorkGroup group;
    for (const moothall::Value& one : cases) {
        group.rows.push_back(row_of(*one.as_table(), today, showing));
    }
    return group;
}

std::vector<WorkGroup> groups_of(const moothall::List& cases, moothall::Date today,
                                 Showing showing) {
    std::vector<WorkGroup> groups{
        {.title = "Overdue", .urgency = Urgency::late, .rows = {}, .id = "overdue"},
        {.title = "Due today", .urgency = Urgency::today, .rows = {}, .id = "today"},
        {.title = "Due this week", .urgency = Urgency::soon, .rows = {}, .id = "week"},
        {.title = "Due later", .rows = {}, .id = "later"},
        {.title = showing == Showing::mine ? "No date" : "No date, or paused",
         .rows = {},
         .id = "no-date"}};
    for (const moothall::Value& one : cases) {
        const Record& the_case = *one.as_table();
        groups.at(static_cast<std::size_t>(when_of(the_case, today)))
            .rows.push_back(row_of(the_case, today, showing));
    }
    std::erase_if(groups, [](const WorkGroup& group) { return group.rows.empty(); });
    return groups;
}

void count_groups(std::vector<WorkGroup>& groups, const Record& counts) {
    constexpr auto names =
        std::to_array<std::pair<std::string_view, std::string_view>>({{"overdue", "overdue"},
                                                                      {"today", "due_today"},
                                                                      {"week", "due_this_week"},
                                                                      {"later", "later"},
                                                                      {"no-date", "no_date"}});
    for (WorkGroup& group : groups) {
        for (const auto& [id, name] : names) {
            if (group.id == id && counts.has(name)) {
                group.all = counts.integer(name);
            }
        }
    }
}

}  // namespace desk

#include "pages/work/team_queue.h"

#include "components/content/passages.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/tiles.h"
#include "html/element.h"
#include "pages/work/bulk.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

std::string team_asked_for(const Visit& visit) {
    const std::string asked = visit.asked("team");
    if (!asked.empty() || visit.caller().teams.empty()) {
        return asked;
    }
    return visit.caller().teams.front();
}

Chips teams_of(const Visit& visit, const std::string& shown) {
    Chips chips{.label = "Teams", .items = {}};
    for (const std::string& team : visit.caller().teams) {
        chips.items.push_back({.text = words_of_name(team),
                               .href = "/team?team=" + url_part(team),
                               .current = team == shown});
    }
    return chips;
}

void add_tile(Tiles& tiles, const Record& counts, const char* name, const char* text,
              const char* href, Urgency urgency) {
    if (counts.has(name)) {
        tiles.items.push_back({.figure = with_commas(counts.integer(name)),
                               .text = text,
                               .href = counts.integer(name) == 0 ? "" : href,
                               .urgency = urgency});
    }
}

Tiles tiles_of(const Record& counts) {
    Tiles tiles;
    add_tile(tiles, counts, "unassigned", "Nobody's yet", "#work", Urgency::none);
    add_tile(tiles, counts, "overdue", "Overdue", "#overdue", Urgency::late);
    add_tile(tiles, counts, "due_today", "Due today", "#today", Urgency::today);
    add_tile(tiles, counts, "due_this_week", "Due this week", "#week", Urgency::soon);
    return tiles;
}

}  // namespace

Result<Outcome> team_queue(const Visit& visit) {
    const std::string team = team_asked_for(visit);
    const std::int64_t position = visit.council().position();
    const auto answer =
        visit.ask("case.list", Record{}
                                   .set_unless_empty("team", team)
                                   .set("names", true)
                                   .set("limit", 50)
                                   .set_unless_empty("cursor", visit.asked("cursor")));
    if (!answer) {
        return answer.error();
    }
    const moothall::List& cases = items_of(*answer->as_table());
    const Record counts =
        team.empty() ? Record{} : visit.ask_for_part("queue.counts", Record{}.set("team", team));
    auto groups = groups_of(cases, visit.today(), Showing::of_team);
    count_groups(groups, counts);
    const WorkTable table{
        .caption = "Open cases of the team, grouped by when they are due",
        .summary = "Showing " + counted(static_cast<std::int64_t>(cases.size()), "case", "cases") +
                   ", most urgent first",
        .columns = columns_of(Showing::of_team),
        .groups = std::move(groups),
        .bulk_actions = bulk_actions(),
        .bulk_address = "/selected",
        .token = visit.form_token()};
    const Html list = cases.empty() ? render(InsetText{.content = "This team has no open cases."})
                                    : render(table);
    const std::string title = team.empty() ? "All teams" : words_of_name(team);
    const PageHeading heading{.title = "Team queue",
                              .caption = title,
                              .actions = {{.text = "Get next case",
                                           .action = "/next",
                                           .token = visit.form_token(),
                                           .key = "n",
                                           .is_primary = true}}};
    const bool is_of_several = visit.caller().teams.size() > 1;
    return Outcome(
        View{.title = title + " – Team queue",
             .main = page_body(joined(
                 render(heading), is_of_several ? render(teams_of(visit, team)) : Html(),
                 render(tiles_of(counts)), element("div", Attributes{}.set("id", "work"), list),
                 more_of(visit, *answer->as_table()))),
             .live = live_address(position, {{"team", team}})});
}

}  // namespace desk

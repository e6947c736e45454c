#include "pages/work/team_queue.h"

#include <algorithm>

#include "components/content/passages.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "components/work/tiles.h"
#include "components/work/workload.h"
#include "html/element.h"
#include "pages/work/bulk.h"
#include "pages/work/case_rows.h"
#include "pages/work/list_filter.h"
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

/// A tile leads to the very cases.
void add_tile(Tiles& tiles, const Record& counts, const char* name, const char* text,
              const std::string& href, Urgency urgency) {
    if (counts.has(name)) {
        tiles.items.push_back({.figure = with_commas(counts.integer(name)),
                               .text = text,
                               .href = counts.integer(name) == 0 ? "" : href,
                               .urgency = urgency});
    }
}

Tiles tiles_of(const Record& counts, const FilterOffer& offer) {
    const auto due = [&](const char* when) { return list_address(offer, {{"due", when}}); };
    Tiles tiles;
    add_tile(tiles, counts, "unassigned", "Nobody's yet",
             list_address(offer, {{"owner", nobody_yet}}), Urgency::none);
    add_tile(tiles, counts, "overdue", "Overdue", due("overdue"), Urgency::late);
    add_tile(tiles, counts, "due_today", "Due today", due("today"), Urgency::today);
    add_tile(tiles, counts, "due_this_week", "Due this week", due("this_week"), Urgency::soon);
    return tiles;
}

constexpr std::size_t people_at_once = 8;

Workload workload_of(const moothall::List& people, const FilterOffer& offer) {
    Workload workload{.caption = "Who has how many open cases of the team", .loads = {}};
    for (const moothall::Value& one : people) {
        const Record& share = *one.as_table();
        const bool is_nobodys = !share.has("owner");
        const std::string who =
            is_nobodys ? std::string("Nobody yet") : title_of(share, "owner_name", "owner");
        const std::string owner = is_nobodys ? std::string(nobody_yet) : share.text("owner");
        workload.loads.push_back({.who = link_to(list_address(offer, {{"owner", owner}}), who),
                                  .cases = share.integer("cases"),
                                  .overdue = share.integer("overdue")});
    }
    return workload;
}

/// Who has what: the first few at sight, the others behind a line.
Html who_has_what(const Record& summary, const FilterOffer& offer) {
    if (!summary.has("people") || summary.list("people").empty()) {
        return {};
    }
    const moothall::List& people = summary.list("people");
    const auto few = static_cast<std::ptrdiff_t>(std::min(people.size(), people_at_once));
    const moothall::List first(people.begin(), people.begin() + few);
    const moothall::List others(people.begin() + few, people.end());
    const Html more = others.empty()
                          ? Html()
                          : render(Details{.summary = "The other " + std::to_string(others.size()) +
                                                      (others.size() == 1 ? " person" : " people"),
                                           .content = render(workload_of(others, offer))});
    const Html capped = summary.yes_no("capped")
                            ? element("p", of_class("mh-text mh-muted"),
                                      "Counted are the 1,000 cases that are due first.")
                            : Html();
    return render(Section{.id = "load",
                          .title = "Who has what",
                          .aside = "Open cases, and how many of them are overdue",
                          .content = joined(capped, render(workload_of(first, offer)), more)});
}

Html nothing_of(const FilterBar& bar, const ListFilter& filter) {
    const bool is_only_nobodys = filter.owner == nobody_yet && filter.kind.empty() &&
                                 filter.state.empty() && filter.due.empty();
    const Html text =
        is_only_nobodys ? joined("No unassigned cases. ", link_to(bar.clear_href, "Show all cases"),
                                 " of the team.")
        : filter.is_applied()
            ? joined("No case of the team matches these filters. ",
                     link_to(bar.clear_href, "Clear the filters"), " to see all of them.")
            : joined("This team has no open cases.");
    return element("div", Attributes{}.set("role", "status"), render(InsetText{.content = text}));
}

/// The open cases that a page of the list shows.
Html list_of(const Visit& visit, const Record& answer, const ListFilter& filter,
             const Record& counts) {
    const moothall::List& cases = items_of(answer);
    auto groups = groups_of(cases, visit.today(), Showing::of_team);
    if (!filter.is_applied()) {
        count_groups(groups, counts);
    }
    return render(
        WorkTable{.caption = "Open cases of the team, grouped by when they are due",
                  .summary = shown_in_words(cases.size(), answer, filter) + ", most urgent first",
                  .columns = columns_of(Showing::of_team),
                  .groups = std::move(groups),
                  .bulk_actions = bulk_actions(),
                  .bulk_address = "/selected",
                  .token = visit.form_token()});
}

}  // namespace

Result<Outcome> team_queue(const Visit& visit) {
    const std::string team = team_asked_for(visit);
    const std::int64_t position = visit.council().position();
    const ListFilter filter = list_filter_of(visit);
    Record asked = Record{}
                       .set_unless_empty("team", team)
                       .set("names", true)
                       .set("limit", 50)
                       .set_unless_empty("cursor", visit.asked("cursor"));
    narrow(asked, filter);
    const auto answer = visit.ask("case.list", asked);
    if (!answer) {
        return answer.error();
    }
    const Record of_team = Record{}.set("team", team);
    const auto about_team = [&](const char* operation) {
        return team.empty() ? Record{} : visit.ask_for_part(operation, of_team);
    };
    const Record counts = about_team("queue.counts");
    FilterOffer offer{.label = "Filter the team queue",
                      .action = "/team",
                      .summary = about_team("queue.summary"),
                      .by_owner = true};
    if (!visit.asked("team").empty()) {
        offer.kept = {{"team", team}};
    }
    const FilterBar bar = filter_bar_of(offer, filter);
    const Record& page = *answer->as_table();
    const std::string title = team.empty() ? "All teams" : words_of_name(team);
    const PageHeading heading{.title = "Team queue",
                              .caption = title,
                              .actions = {{.text = "Get next case",
                                           .action = "/next",
                                           .token = visit.form_token(),
                                           .key = "n",
                                           .is_primary = true}}};
    const bool is_of_several = visit.caller().teams.size() > 1;
    return Outcome(View{
        .title = title + " – Team queue",
        .main = page_body(joined(
            news_of(visit), render(heading), is_of_several ? render(teams_of(visit, team)) : Html(),
            render(tiles_of(counts, offer)), who_has_what(offer.summary, offer), render(bar),
            items_of(page).empty() ? nothing_of(bar, filter) : list_of(visit, page, filter, counts),
            more_of(visit, page))),
        .live = live_address(position, {{"team", team}})});
}

}  // namespace desk

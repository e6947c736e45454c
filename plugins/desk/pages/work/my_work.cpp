#include "pages/work/my_work.h"

#include <algorithm>
#include <array>

#include "components/content/passages.h"
#include "components/moj/navigation.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/tiles.h"
#include "html/element.h"
#include "pages/cases/undoing.h"
#include "pages/work/bulk.h"
#include "pages/work/case_rows.h"
#include "pages/work/list_filter.h"
#include "pages/work/own_lists.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

struct Due {
    const char* word;   ///< In the address.
    const char* count;  ///< In what `queue.counts` answers.
    const char* title;
    Urgency urgency;
};

constexpr auto dues =
    std::to_array<Due>({{"overdue", "overdue", "Overdue", Urgency::late},
                        {"today", "due_today", "Due today", Urgency::today},
                        {"this_week", "due_this_week", "Due this week", Urgency::soon},
                        {"later", "later", "Due later", Urgency::none}});

constexpr int shown_most = 50;
constexpr std::chrono::days looks_back(3'650);  // For what was left undone.
constexpr std::chrono::days looks_ahead(1'100);

/// One of the lists of my work.
struct OwnList {
    const char* word;  ///< In the address; empty for the first.
    const char* title;
};

constexpr auto lists = std::to_array<OwnList>({{"", "To do"},
                                               {"waiting", "Waiting"},
                                               {"forward", "Brought forward"},
                                               {"done", "Done recently"}});

const OwnList& list_asked_for(const Visit& visit) {
    const std::string asked = visit.asked("list");
    const auto found =
        std::ranges::find_if(lists, [&](const OwnList& one) { return asked == one.word; });
    return found == lists.end() ? lists.front() : *found;
}

/// How many are to do, and how many wait: what has no date is either.
struct Counts {
    Record by_due;  ///< Without those that wait.
    std::int64_t to_do = 0;
    std::int64_t waiting = 0;
    bool is_known = false;
    bool is_capped = false;
};

Counts counts_of(const Visit& visit) {
    Counts counts{.by_due = visit.ask_for_part("queue.counts", {})};
    counts.is_known = counts.by_due.has("waiting");
    if (!counts.is_known) {
        return counts;
    }
    counts.waiting = counts.by_due.integer("waiting");
    counts.is_capped = counts.by_due.yes_no("capped");
    counts.by_due.set("no_date", counts.by_due.integer("no_date") - counts.waiting);
    counts.to_do = counts.by_due.integer("no_date");
    for (const Due& due : dues) {
        counts.to_do += counts.by_due.integer(due.count);
    }
    return counts;
}

Content with_count(const char* title, std::int64_t count, bool is_capped) {
    return joined(title, " ",
                  element("span", of_class("mh-count"),
                          "(" + with_commas(count) + (is_capped ? " or more)" : ")")));
}

SubNavigation navigation_of(const OwnList& shown, const Counts& counts) {
    SubNavigation made{.items = {}, .label = "My work"};
    for (const OwnList& list : lists) {
        const std::string word = list.word;
        Content content = list.title;
        if (counts.is_known && word.empty()) {
            content = with_count(list.title, counts.to_do, counts.is_capped);
        } else if (counts.is_known && word == "waiting") {
            content = with_count(list.title, counts.waiting, counts.is_capped);
        }
        made.items.push_back({.content = content,
                              .href = word.empty() ? "/" : "/?list=" + word,
                              .active = &list == &shown});
    }
    return made;
}

Tiles tiles_of(const Record& counts) {
    Tiles tiles;
    for (const Due& due : dues) {
        if (counts.has(due.count)) {
            tiles.items.push_back({.figure = with_commas(counts.integer(due.count)),
                                   .text = due.title,
                                   .href = counts.integer(due.count) == 0
                                               ? std::string()
                                               : std::string("/?due=") + due.word,
                                   .urgency = due.urgency});
        }
    }
    return tiles;
}

std::string teams_of(const Visit& visit) {
    std::string all;
    for (const std::string& team : visit.caller().teams) {
        all += (all.empty() ? "" : ", ") + words_of_name(team);
    }
    return all;
}

PageHeading heading_of(const Visit& visit) {
    const std::string teams = teams_of(visit);
    return {.title = "My work",
            .caption = weekday_in_words(visit.today()) + (teams.empty() ? "" : ". " + teams),
            .actions = {{.text = "Get next case",
                         .action = "/next",
                         .token = visit.form_token(),
                         .key = "n",
                         .is_primary = true},
                        {.text = "Start a new case", .href = "/start"}}};
}

/// How many cases of one's first team nobody has yet: "64 waiting".
std::string waiting_in_team(const Visit& visit) {
    if (visit.caller().teams.empty()) {
        return {};
    }
    const Record counts =
        visit.ask_for_part("queue.counts", Record{}.set("team", visit.caller().teams.front()));
    return counts.has("unassigned") ? " (" + with_commas(counts.integer("unassigned")) + " waiting)"
                                    : std::string();
}

Html nothing_to_do(const Visit& visit) {
    return render(InsetText{.content = joined("You have no cases to do. Get next case, or help ",
                                              link_to("/team", "the team queue"),
                                              waiting_in_team(visit) + ".")});
}

Html nothing_matches(const FilterBar& bar) {
    return render(InsetText{.content = joined("None of your cases matches these filters. ",
                                              link_to(bar.clear_href, "Clear the filters"),
                                              " to see all of them.")});
}

Html nothing(const char* sentence) {
    return render(InsetText{.content = sentence});
}

/// Says to whoever listens that a list is empty.
Html said(const Html& sentence) {
    return element("div", Attributes{}.set("role", "status"), sentence);
}

/// The cases to do, or those that wait, behind the bar that narrows them.
Result<Html> narrowed_list(const Visit& visit, const OwnList& shown, const Counts& counts) {
    const bool waits = std::string_view(shown.word) == "waiting";
    const ListFilter filter = list_filter_of(visit);
    FilterOffer offer{.label = waits ? "Filter what waits" : "Filter my work",
                      .action = "/",
                      .summary = visit.ask_for_part("queue.summary", {}),
                      .by_due = !waits};
    if (waits) {
        offer.kept = {{"list", shown.word}};
    }
    Record asked = Record{}
                       .set("mine", true)
                       .set("waiting", waits)
                       .set("names", true)
                       .set("limit", shown_most)
                       .set_unless_empty("cursor", visit.asked("cursor"));
    narrow(asked, filter);
    const auto answer = visit.ask("case.list", asked);
    if (!answer) {
        return answer.error();
    }
    const moothall::List& cases = items_of(*answer->as_table());
    const FilterBar bar = filter_bar_of(offer, filter);
    if (cases.empty()) {
        return joined(render(bar), said(filter.is_applied() ? nothing_matches(bar)
                                        : waits ? nothing("None of your cases waits for anything.")
                                                : nothing_to_do(visit)));
    }
    if (waits) {
        return joined(render(bar), waiting_list(visit, cases), more_of(visit, *answer->as_table()));
    }
    auto groups = groups_of(cases, visit.today(), Showing::mine);
    if (!filter.is_applied()) {
        count_groups(groups, counts.by_due);
    }
    const WorkTable table{.caption = "Cases assigned to you, grouped by when they are due",
                          .summary = shown_in_words(cases.size(), *answer->as_table(), filter) +
                                     ", most urgent first",
                          .columns = columns_of(Showing::mine),
                          .groups = std::move(groups),
                          .bulk_actions = bulk_actions(),
                          .bulk_address = "/selected?from=mine",
                          .token = visit.form_token()};
    return joined(render(bar), render(table), more_of(visit, *answer->as_table()));
}

/// What one asked to see again, without the tasks.
Result<Html> brought_forward(const Visit& visit) {
    const auto answer = visit.ask("diary.list", Record{}
                                                    .set("for", visit.caller().username)
                                                    .set("from", visit.today() - looks_back)
                                                    .set("to", visit.today() + looks_ahead)
                                                    .set("limit", 200));
    if (!answer) {
        return answer.error();
    }
    moothall::List entries = items_of(*answer->as_table());
    std::erase_if(entries, [](const moothall::Value& one) {
        return one.as_table()->text("kind") != "brought_forward";
    });
    return entries.empty()
               ? said(nothing("Nothing is brought forward. To see a case again on a day, "
                              "open it and choose Bring forward."))
               : forward_list(visit, entries);
}

Result<Html> done_recently(const Visit& visit) {
    const auto answer = visit.ask("queue.closed", Record{}.set("limit", 100));
    if (!answer) {
        return answer.error();
    }
    const moothall::List& cases = items_of(*answer->as_table());
    return cases.empty() ? said(nothing("No case of yours was closed in the last 14 days."))
                         : closed_list(visit, cases);
}

Result<Html> list_of(const Visit& visit, const OwnList& shown, const Counts& counts) {
    const std::string_view word = shown.word;
    return word == "forward" ? brought_forward(visit)
           : word == "done"  ? done_recently(visit)
                             : narrowed_list(visit, shown, counts);
}

}  // namespace

Result<Outcome> my_work(const Visit& visit) {
    const std::int64_t position = visit.council().position();
    const OwnList& shown = list_asked_for(visit);
    const Counts counts = counts_of(visit);
    const auto list = list_of(visit, shown, counts);
    if (!list) {
        return list.error();
    }
    const bool is_first = &shown == &lists.front();
    return Outcome(
        View{.title = is_first ? std::string("My work") : shown.title + std::string(" – My work"),
             .main = page_body(joined(news_with_undo(visit), render(heading_of(visit)),
                                      render(navigation_of(shown, counts)),
                                      is_first ? render(tiles_of(counts.by_due)) : Html(), *list)),
             .live = live_address(position, {{"mine", "1"}})});
}

}  // namespace desk

#include "pages/work/my_work.h"

#include "components/content/passages.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/tiles.h"
#include "html/element.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/moments.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Result;

struct Due {
    std::string_view word;   ///< In the address.
    std::string_view count;  ///< In what `queue.counts` answers.
    std::string_view title;
    Urgency urgency;
};

constexpr std::array<Due, 4> dues{{{"overdue", "overdue", "Overdue", Urgency::late},
                                   {"today", "due_today", "Due today", Urgency::today},
                                   {"week", "due_this_week", "Due this week", Urgency::soon},
                                   {"later", "later", "Due later", Urgency::none}}};

Tiles tiles_of(const Record& counts) {
    Tiles tiles;
    for (const Due& due : dues) {
        if (counts.has(due.count)) {
            tiles.items.push_back({.figure = with_commas(counts.integer(due.count)),
                                   .text = std::string(due.title),
                                   .href = counts.integer(due.count) == 0
                                               ? std::string()
                                               : "#" + std::string(due.word),
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

Html nothing_to_do() {
    return render(
        InsetText{.content = joined("You have no cases to do. Get the next case, or look at what ",
                                    link_to("/team", "your team has waiting"), ".")});
}

}  // namespace

Result<Outcome> my_work(const Visit& visit) {
    const std::int64_t position = visit.council().position();
    const auto answer =
        visit.ask("case.list", Record{}
                                   .set("mine", true)
                                   .set("names", true)
                                   .set("limit", 50)
                                   .set_unless_empty("cursor", visit.asked("cursor")));
    if (!answer) {
        return answer.error();
    }
    const moothall::List& cases = items_of(*answer->as_table());
    const Record counts = visit.ask_for_part("queue.counts", {});
    auto groups = groups_of(cases, visit.today(), Showing::mine);
    count_groups(groups, counts);
    WorkTable table{.caption = "Cases assigned to you, grouped by when they are due",
                    .summary = "Showing " +
                               counted(static_cast<std::int64_t>(cases.size()), "case", "cases") +
                               ", most urgent first",
                    .columns = columns_of(Showing::mine),
                    .groups = std::move(groups)};
    const Html list = cases.empty() ? nothing_to_do() : render(table);
    return Outcome(View{.title = "My work",
                        .main = page_body(joined(news_of(visit), render(heading_of(visit)),
                                                 render(tiles_of(counts)), list,
                                                 more_of(visit, *answer->as_table()))),
                        .live = live_address(position, {{"mine", "1"}})});
}

Result<Outcome> next_case(const Visit& visit) {
    const auto answer = visit.command("queue.next", {});
    if (!answer) {
        return answer.error();
    }
    const Record& taken = *answer->as_table();
    return Outcome(Redirect{case_address(taken.text("reference")) + "?done=next"});
}

}  // namespace desk

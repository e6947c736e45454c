#include "pages/performance/cases_behind.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "components/content/passages.h"
#include "components/navigation/breadcrumbs.h"
#include "components/navigation/pagination.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "pages/performance/period.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/due.h"
#include "words/names.h"

namespace desk {
namespace {

using moothall::Date;
using moothall::List;
using moothall::Refusal;
using moothall::RefusalKind;
using moothall::Result;

constexpr std::int64_t page_shown = 50;
constexpr std::int64_t weeks_most = 520;

constexpr auto kinds = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"received", "Cases received"},
    {"closed", "Cases closed"},
    {"closed_in_time", "Cases closed in time"},
    {"closed_late", "Cases closed late"},
});

/// What was asked for: one number of some weeks.
struct Asked {
    std::string what;
    std::string title;
    Period period;
};

/// Refused: invalid_input for an address that no page of ours leads to.
Result<Asked> asked_of(const Visit& visit) {
    const std::string what = visit.asked("what");
    const auto kind = std::ranges::find(kinds, std::string_view(what),
                                        &std::pair<std::string_view, std::string_view>::first);
    const auto from = moothall::parse_date(visit.asked("from"));
    const std::string weeks = visit.asked("weeks");
    const bool is_number = !weeks.empty() && weeks.size() <= 3 &&
                           weeks.find_first_not_of("0123456789") == std::string::npos;
    if (kind == kinds.end() || !from || !is_number || std::stoi(weeks) < 1) {
        return Refusal{RefusalKind::invalid_input,
                       "This address names no number. Choose one on the page of performance."};
    }
    return Asked{what,
                 std::string(kind->second),
                 {monday_of(*from), std::stoi(weeks), visit.asked("service"), visit.asked("type")}};
}

Record filter_of(const Asked& asked) {
    return Record{}
        .set_unless_empty("service", asked.period.service)
        .set_unless_empty("type", asked.period.case_type);
}

/// How many cases there are in each of the weeks in which there are any.
Result<std::map<Date, std::int64_t>> counts_of(const Visit& visit, const Asked& asked) {
    const std::int64_t back = (monday_of(visit.today()) - asked.period.first).count() / 7 + 1;
    const auto answer =
        visit.ask("performance.weeks",
                  filter_of(asked).set("weeks", std::clamp<std::int64_t>(back, 1, weeks_most)));
    if (!answer) {
        return answer.error();
    }
    std::map<Date, std::int64_t> counts;
    for (const moothall::Value& one : items_of(*answer->as_table())) {
        const Record& item = *one.as_table();
        const Date week = item.date("week");
        const std::int64_t count = item.integer(asked.what);
        if (week >= asked.period.first && week < asked.period.this_week() && count > 0) {
            counts[week] += count;
        }
    }
    return counts;
}

/// A page of cases, and where the next one begins.
struct Page {
    List cases;
    std::string week = {};  ///< Empty on the last page.
    std::string cursor = {};
};

/// Goes through the weeks until a page is full.
Result<Page> page_of(const Visit& visit, const Asked& asked,
                     const std::map<Date, std::int64_t>& counts) {
    Page page;
    const auto begins = moothall::parse_date(visit.asked("week"));
    std::string cursor = visit.asked("cursor");
    for (auto at = counts.lower_bound(begins.value_or(asked.period.first)); at != counts.end();
         ++at) {
        const auto room = page_shown - static_cast<std::int64_t>(page.cases.size());
        if (room == 0) {
            page.week = moothall::to_text(at->first);
            return page;
        }
        const auto answer = visit.ask("performance.cases", filter_of(asked)
                                                               .set("week", at->first)
                                                               .set("what", asked.what)
                                                               .set("limit", room)
                                                               .set_unless_empty("cursor", cursor));
        if (!answer) {
            return answer.error();
        }
        std::ranges::copy(items_of(*answer->as_table()), std::back_inserter(page.cases));
        cursor = answer->as_table()->text_or_empty("next_cursor");
        if (!cursor.empty()) {
            page.week = moothall::to_text(at->first);
            page.cursor = cursor;
            return page;
        }
    }
    return page;
}

Html next_of(const Asked& asked, const Page& page) {
    if (page.week.empty()) {
        return {};
    }
    const std::string address =
        cases_address(asked.period, asked.what, asked.period.first, asked.period.weeks) +
        "&week=" + page.week + (page.cursor.empty() ? "" : "&cursor=" + url_part(page.cursor));
    return render(Pagination{.next = PageArrow{.href = address}});
}

std::string caption_of(const Asked& asked) {
    const std::string when = asked.period.weeks == 1
                                 ? "Week beginning " + moothall::in_words(asked.period.first)
                                 : in_words(asked.period);
    const std::string& of =
        asked.period.case_type.empty() ? asked.period.service : asked.period.case_type;
    return of.empty() ? when : words_of_name(of) + ". " + when;
}

}  // namespace

Result<Outcome> cases_behind(const Visit& visit) {
    const auto asked = asked_of(visit);
    if (!asked) {
        return asked.error();
    }
    const auto counts = counts_of(visit, *asked);
    if (!counts) {
        return counts.error();
    }
    const auto page = page_of(visit, *asked, *counts);
    if (!page) {
        return page.error();
    }
    std::int64_t all = 0;
    for (const auto& [week, count] : *counts) {
        all += count;
    }
    const auto shown = static_cast<std::int64_t>(page->cases.size());
    const WorkTable table{
        .caption = asked->title,
        .summary = "Showing " + with_commas(shown) + " of " + counted(all, "case", "cases"),
        .columns = columns_of(Showing::of_team),
        .groups = {one_group_of(page->cases, visit.today(), Showing::of_team)}};
    return Outcome(
        View{.title = asked->title + " – Performance",
             .main = page_body(joined(
                 render(Breadcrumbs{.items = {{.content = "Performance", .href = "/performance"},
                                              {.content = asked->title}}}),
                 render(PageHeading{.title = asked->title, .caption = caption_of(*asked)}),
                 shown == 0 ? render(InsetText{.content = "There is no such case in this time."})
                            : render(table),
                 next_of(*asked, *page)))});
}

}  // namespace desk

#include "pages/performance/open_cases.h"

#include "components/content/passages.h"
#include "components/navigation/breadcrumbs.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "html/element.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {

moothall::Result<Outcome> open_cases(const Visit& visit) {
    const std::string service = visit.asked("service");
    const std::string type = visit.asked("type");
    const auto answer =
        visit.ask("case.list", Record{}
                                   .set_unless_empty("service", service)
                                   .set_unless_empty("type", type)
                                   .set("names", true)
                                   .set("limit", 50)
                                   .set_unless_empty("cursor", visit.asked("cursor")));
    if (!answer) {
        return answer.error();
    }
    const moothall::List& cases = items_of(*answer->as_table());
    const std::string& of = type.empty() ? service : type;
    const WorkTable table{
        .caption = "Open cases, grouped by when they are due",
        .summary = "Showing " + counted(static_cast<std::int64_t>(cases.size()), "case", "cases") +
                   ", most urgent first",
        .columns = columns_of(Showing::of_team),
        .groups = groups_of(cases, visit.today(), Showing::of_team)};
    return Outcome(View{
        .title = "Open cases – Performance",
        .main = page_body(joined(
            render(Breadcrumbs{.items = {{.content = "Performance", .href = "/performance"},
                                         {.content = "Open cases"}}}),
            render(PageHeading{
                .title = "Open cases",
                .caption = of.empty() ? std::string("Of every service") : words_of_name(of)}),
            cases.empty() ? render(InsetText{.content = "No such case is open."}) : render(table),
            more_of(visit, *answer->as_table())))});
}

}  // namespace desk

#include "pages/records/places.h"

#include "components/content/passages.h"
#include "components/lists/summary_list.h"
#include "components/render.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "html/element.h"
#include "pages/work/case_rows.h"
#include "site/parts.h"
#include "words/names.h"

namespace desk {
namespace {

Html cases_at(const Visit& visit, const std::string& uprn) {
    const Record answer = visit.ask_for_part(
        "case.list",
        Record{}.set("place", uprn).set("all", true).set("names", true).set("limit", 50));
    const moothall::List& cases = items_of(answer);
    if (cases.empty()) {
        return render(InsetText{.content = "No cases at this place."});
    }
    return render(
        WorkTable{.caption = "Cases at this place",
                  .summary = counted(static_cast<std::int64_t>(cases.size()), "case", "cases"),
                  .columns = columns_of(Showing::of_team),
                  .groups = {one_group_of(cases, visit.today(), Showing::of_team)}});
}

}  // namespace

moothall::Result<Outcome> show_place(const Visit& visit) {
    const std::string& uprn = visit.part("uprn");
    const auto answer = visit.ask("place.show", Record{}.set("uprn", uprn));
    if (!answer) {
        return answer.error();
    }
    const Record& place = *answer->as_table();
    const std::string address = place.text_or_empty("address");
    SummaryList facts{.rows = {{.key = "Address", .value = address},
                               {.key = "Postcode", .value = place.text_or_empty("postcode")},
                               {.key = "UPRN", .value = uprn}}};
    const PageHeading heading{.title = address,
                              .caption = "Place",
                              .actions = {{.text = "Start a case here",
                                           .href = "/start?place=" + url_part(uprn),
                                           .is_primary = true}}};
    const Html main =
        render(Section{.id = "cases", .title = "Cases", .content = cases_at(visit, uprn)});
    const Html side = render(Section{.id = "facts", .title = "Place", .content = render(facts)});
    return Outcome(View{
        .title = address + " – Places",
        .main = page_body(joined(render(heading), render(Columns{.main = main, .side = side})))});
}

}  // namespace desk

#include <gmock/gmock.h>

#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/pager.h"
#include "components/work/section.h"
#include "components/work/tiles.h"
#include "components/work/work_table.h"
#include "components/work/workload.h"
#include "plugins/desk/golden.h"

namespace desk::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

WorkTable one_case() {
    return {
        .caption = "Your cases",
        .summary = "Showing 1 of 1",
        .columns = {{.title = "Case", .sort_href = "?sort=case"},
                    {.title = "Due",
                     .sort_href = "?sort=-due",
                     .order = WorkColumn::Order::ascending},
                    {.title = "Days", .is_numeric = true}},
        .groups = {
            {.title = "Overdue",
             .urgency = Urgency::late,
             .rows = {{.reference = "CT-26-000398-T",
                       .href = "/cases/CT-26-000398-T",
                       .note = "Discount <review>",
                       .cells = {{.content = "18 November", .note = "late"}, {.content = "3"}}}}}}};
}

TEST(WorkTable, GroupsCasesByNeed) {
    expect_golden("work_table", render(one_case()));
}

TEST(WorkTable, RowsAreSelectedWhereSomethingIsDoneWithThem) {
    WorkTable table = one_case();
    table.bulk_actions = {{.text = "Reassign selected", .value = "reassign"}};
    table.bulk_address = "/bulk";
    table.token = "a\"b";

    expect_golden("work_table_with_actions", render(table));
}

TEST(Tiles, LeadToTheVeryCases) {
    expect_golden(
        "tiles",
        render(Tiles{.items = {{.figure = "2",
                                .text = "Overdue",
                                .href = "/mine?due=late",
                                .urgency = Urgency::late,
                                .note = "Up 1"},
                               {.figure = "7", .text = "Waiting", .href = "/mine?waiting"}}}));
}

TEST(PageHeading, APostedActionIsAFormWithItsToken) {
    expect_golden("page_heading",
                  render(PageHeading{.title = "My work",
                                     .caption = "Monday",
                                     .actions = {{.text = "Get next case",
                                                  .action = "/next",
                                                  .token = "secret",
                                                  .key = "n",
                                                  .is_primary = true},
                                                 {.text = "Start a new case", .href = "/new"}}}));
}

TEST(RecordHeader, SaysWhereARecordStands) {
    expect_golden("record_header",
                  render(RecordHeader{
                      .breadcrumbs = {.items = {{.content = "My work", .href = "/mine"},
                                                {.content = "CT-26-000417-T"}}},
                      .heading = {.title = "Ms Margaret Oyelaran"},
                      .facts = {{.name = "Due", .value = "Today, 5pm"}},
                      .parts = {.items = {{.content = "Overview", .href = "/", .active = true}},
                                .label = "Case"}}));
}

TEST(Section, HasItsHeadingAsItsName) {
    expect_golden(
        "section",
        render(Section{.id = "next",
                       .title = "What to do next",
                       .aside = "2 of 4 done",
                       .content = render(Notice{.title = "Adjustments:", .content = "large print"}),
                       .is_next = true}));
}

TEST(Progress, SaysWhatIsDone) {
    using State = ProgressStep::State;
    expect_golden("progress", render(Progress{.steps = {{.text = "Received", .state = State::done},
                                                        {.text = "Assess", .state = State::current},
                                                        {.text = "Close"}}}));
}

TEST(FilterBar, IsSentByItsAddress) {
    const std::string bar(render(FilterBar{.label = "Filter my work",
                                           .action = "/mine",
                                           .selects = {{.name = "service"}},
                                           .clear_href = "/mine"})
                              .markup());

    EXPECT_THAT(bar, HasSubstr("<form class=\"mh-filter\" role=\"search\" action=\"/mine\""));
    EXPECT_THAT(bar, Not(HasSubstr("method=")));
    EXPECT_THAT(bar, HasSubstr(">Clear filters</a>"));
}

TEST(FilterBar, SaysWhatIsAppliedWithAWayToTakeEachOff) {
    const std::string bar(render(FilterBar{.label = "Filter my work",
                                           .action = "/",
                                           .applied = {{.text = "<Overdue>", .remove_href = "/"}},
                                           .kept = {{"list", "waiting"}}})
                              .markup());

    EXPECT_THAT(bar, HasSubstr("<input type=\"hidden\" name=\"list\" value=\"waiting\">"));
    EXPECT_THAT(bar, HasSubstr("Remove this filter</span> &lt;Overdue&gt;</a>"));
    EXPECT_THAT(bar, HasSubstr("aria-labelledby=\"applied\""));
}

TEST(Workload, StandsInFiguresBesideItsBars) {
    expect_golden("workload",
                  render(Workload{.caption = "Who has how many open cases",
                                  .loads = {{.who = "Nobody yet", .cases = 2},
                                            {.who = "Tom <Reed>", .cases = 8, .overdue = 3}}}));
}

TEST(Workload, OfNobodyHasNoBar) {
    EXPECT_THAT(render(Workload{.caption = "Who", .loads = {{.who = "Ada"}}}).markup(),
                HasSubstr("width=\"0\""));
}

TEST(RecordHeader, LeadsToTheCasesBesideItByKey) {
    const std::string header(
        render(RecordHeader{.breadcrumbs = {.items = {}},
                            .heading = {.title = "Ann"},
                            .parts = {.items = {}, .label = "Case"},
                            .in_list = InList{.label = "My list",
                                              .place = "Case 2 of 2 in my list",
                                              .previous = "/cases/A"}})
            .markup());

    EXPECT_THAT(header, HasSubstr("<nav class=\"mh-in-list\" aria-label=\"My list\">"));
    EXPECT_THAT(header, HasSubstr("href=\"/cases/A\" data-key=\"[\" aria-keyshortcuts=\"[\""));
    EXPECT_THAT(header, Not(HasSubstr("Next case")));
}

TEST(Chips, SayWhichIsChosen) {
    expect_golden("chips", render(Chips{.label = "Show",
                                        .items = {{.text = "All", .href = "/all", .current = true},
                                                  {.text = "Notes", .href = "/notes"}}}));
}

TEST(Pager, ASinglePageHasNone) {
    EXPECT_THAT(render(Pager{.page = 1, .pages = 1, .address = "?page="}).markup(), IsEmpty());
}

TEST(Pager, LeavesOutWhatIsFarAway) {
    expect_golden("pager", render(Pager{.page = 6, .pages = 20, .address = "?page="}));
}

}  // namespace
}  // namespace desk::testing

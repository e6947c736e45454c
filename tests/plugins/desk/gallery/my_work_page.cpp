#include "components/content/tag.h"
#include "components/moj/navigation.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/pager.h"
#include "components/work/tiles.h"
#include "components/work/work_table.h"
#include "html/element.h"
#include "plugins/desk/gallery/pages.h"

namespace desk::gallery {

namespace {

Html tag(const std::string& text, TagColour colour) {
    return render(Tag{.content = text, .classes = std::string(class_of(colour))});
}

Content counted(const std::string& text, const std::string& count) {
    return joined(text, " ", element("span", of_class("mh-count"), "(" + count + ")"));
}

WorkRow row(const std::string& reference, const std::string& kind, const std::string& customer,
            const Html& step, const WorkCell& due, const WorkCell& activity) {
    return {.reference = reference,
            .href = "case.html",
            .note = kind,
            .cells = {{.content = customer}, {.content = step}, due, activity}};
}

WorkCell late(const std::string& text, const std::string& date) {
    return {.content = render(UrgentText{.text = text, .urgency = Urgency::late}), .note = date};
}

WorkCell today(const std::string& text) {
    return {.content = render(UrgentText{.text = text, .urgency = Urgency::today}),
            .note = "23 November 2026"};
}

WorkGroup overdue() {
    return {.title = "Overdue",
            .urgency = Urgency::late,
            .rows = {row("CT-26-000398-T", "Council tax, discount review", "Mr Tomasz Wieczorek",
                         tag("Decision due", TagColour::red),
                         late("3 working days over", "18 November 2026"),
                         {.content = "New evidence received", .note = "today, 8:52am"}),
                     row("HO-26-001207-K", "Housing repair, stage 2 complaint", "Mrs Janet Adeyemi",
                         tag("Reply due", TagColour::red),
                         late("1 working day over", "20 November 2026"),
                         {.content = "Repairs team replied", .note = "yesterday"})}};
}

WorkGroup due_today() {
    return {.title = "Due today",
            .urgency = Urgency::today,
            .rows = {row("CT-26-000417-T", "Council tax, new occupier", "Ms Margaret Oyelaran",
                         tag("Assess", TagColour::blue), today("Due today, 5pm"),
                         {.content = "Tenancy agreement received", .note = "today, 9:14am"}),
                     row("CT-26-003341-B", "Council Tax Reduction, change in income",
                         "Mr Dafydd Llewellyn-Hughes", tag("Assess", TagColour::blue),
                         today("Due today, 5pm"),
                         {.content = "Payslips uploaded", .note = "20 November 2026"}),
                     row("RG-26-000882-H", "Street trading licence", "J Whitcombe",
                         tag("Quality check", TagColour::purple), today("Due today, 5pm"),
                         {.content = "Draft sent for checking", .note = "20 November 2026"}),
                     row("CT-26-000421-M", "Council tax, single person discount",
                         "Mr Harold Pickersgill", tag("Brought forward", TagColour::yellow),
                         today("Diary date today"),
                         {.content = "Chase the landlord", .note = "9 November 2026"})}};
}

WorkGroup due_this_week() {
    const auto soon = [](const std::string& text, const std::string& date) {
        return WorkCell{.content = text, .note = date};
    };
    return {.title = "Due this week",
            .urgency = Urgency::soon,
            .rows = {
                row("CT-26-003358-C", "Council Tax Reduction, new claim", "Miss Aaliyah Rahman",
                    tag("Assess", TagColour::blue), soon("2 working days left", "25 November 2026"),
                    {.content = "Claim received", .note = "19 November 2026"}),
                row("RG-26-000930-R", "Skip permit", "Osei-Bonsu Builders",
                    tag("New", TagColour::teal), soon("2 working days left", "25 November 2026"),
                    {.content = "Fee paid", .note = "20 November 2026"}),
                row("HO-26-001215-V", "Complaint, stage 1", "Dr Fiona MacAskill",
                    tag("Investigate", TagColour::blue),
                    soon("3 working days left", "26 November 2026"),
                    {.content = "Acknowledgement sent", .note = "17 November 2026"}),
                row("CT-26-003362-N", "Discount review", "Mrs Olive Trescothick",
                    tag("New", TagColour::teal), soon("4 working days left", "27 November 2026"),
                    {.content = "Review form returned", .note = "20 November 2026"}),
                row("CT-26-000433-Q", "Council tax, exemption", "Rowan House Day Centre",
                    tag("Assess", TagColour::blue), soon("4 working days left", "27 November 2026"),
                    {.content = "Charity number checked", .note = "19 November 2026"})}};
}

WorkTable table() {
    return {.caption = "Cases assigned to you, grouped by when they are due",
            .summary = "Showing 11 of 11 cases, most urgent first",
            .columns = {{.title = "Case", .sort_href = "?sort=case"},
                        {.title = "Customer", .sort_href = "?sort=customer"},
                        {.title = "Next step"},
                        {.title = "Due",
                         .sort_href = "?sort=-due",
                         .order = WorkColumn::Order::ascending},
                        {.title = "Last activity"}},
            .groups = {overdue(), due_today(), due_this_week()},
            .bulk_actions = {{.text = "Reassign selected", .value = "reassign"},
                             {.text = "Bring forward selected", .value = "bring_forward"}},
            .bulk_address = "/bulk"};
}

FilterBar filters() {
    return {.label = "Filter my work",
            .action = "my-work.html",
            .selects = {{.name = "service",
                         .label = {.content = "Service"},
                         .options = {{.text = "All services", .value = ""},
                                     {.text = "Council tax"},
                                     {.text = "Housing"}}},
                        {.name = "step",
                         .label = {.content = "Next step"},
                         .options = {{.text = "Any step", .value = ""}, {.text = "Assess"}}},
                        {.name = "due",
                         .label = {.content = "Due"},
                         .options = {{.text = "Any date", .value = ""}, {.text = "Overdue"}}}},
            .inputs = {{.name = "contains",
                        .label = {.content = "Name or reference contains"},
                        .classes = "govuk-input--width-20"}}};
}

}  // namespace

Html my_work_page() {
    const PageHeading heading{
        .title = "My work",
        .caption = "Monday 23 November 2026. Council tax, housing and licensing",
        .actions = {{.text = "Get next case", .action = "/next", .key = "n", .is_primary = true},
                    {.text = "Start a new case", .href = "#new"}}};
    const Tiles tiles{
        .items = {
            {.figure = "2", .text = "Overdue", .href = "#late", .urgency = Urgency::late},
            {.figure = "4", .text = "Due today", .href = "#today", .urgency = Urgency::today},
            {.figure = "5", .text = "Due this week", .href = "#week", .urgency = Urgency::soon},
            {.figure = "7", .text = "Waiting for someone else", .href = "#waiting"},
            {.figure = "12",
             .text = "Closed this week",
             .href = "#closed",
             .urgency = Urgency::done}}};
    const SubNavigation lists{
        .items = {{.content = counted("To do", "11"), .href = "my-work.html", .active = true},
                  {.content = counted("Waiting", "7"), .href = "#waiting"},
                  {.content = counted("Brought forward", "4"), .href = "#brought-forward"},
                  {.content = counted("Sent for checking", "2"), .href = "#checking"},
                  {.content = counted("Done", "12"), .href = "#done"}},
        .label = "Work lists"};
    return element("div", of_class("mh-wrap mh-page"), render(heading), render(tiles),
                   render(lists), render(filters()), render(table()),
                   render(Pager{.page = 1, .pages = 1, .address = "?page="}));
}

}  // namespace desk::gallery

#include "components/content/tag.h"
#include "components/lists/summary_list.h"
#include "components/lists/task_list.h"
#include "components/moj/timeline.h"
#include "components/render.h"
#include "components/work/filter_bar.h"
#include "components/work/headings.h"
#include "components/work/section.h"
#include "components/work/tiles.h"
#include "html/element.h"
#include "plugins/desk/gallery/pages.h"

namespace desk::gallery {

namespace {

Tag tag(const std::string& text, TagColour colour) {
    return {.content = text, .classes = std::string(class_of(colour))};
}

Html link(const std::string& text, const std::string& href) {
    return element("a", of_class("govuk-link govuk-link--no-visited-state").set("href", href),
                   text);
}

Content counted(const std::string& text, const std::string& count) {
    return joined(text, " ", element("span", of_class("mh-count"), "(" + count + ")"));
}

RecordHeader header() {
    return {
        .breadcrumbs = {.items = {{.content = "My work", .href = "my-work.html"},
                                  {.content = "CT-26-000417-T"}}},
        .heading = {.title = "Ms Margaret Oyelaran",
                    .caption = joined("Council tax, new occupier – ",
                                      element("span", of_class("mh-reference"), "CT-26-000417-T")),
                    .actions = {{.text = "Assess the tenancy agreement",
                                 .href = "#assess",
                                 .is_primary = true},
                                {.text = "Write a letter", .href = "#letter", .key = "l"},
                                {.text = "Add a note", .href = "#note", .key = "a"},
                                {.text = "Bring forward", .href = "#forward"}}},
        .facts = {{.name = "Status", .value = render(tag("Assess", TagColour::blue))},
                  {.name = "Due",
                   .value = render(UrgentText{.text = "Today, 5pm", .urgency = Urgency::today})},
                  {.name = "Clock", .value = "2 of 10 working days used"},
                  {.name = "Assigned to", .value = "You"},
                  {.name = "Team", .value = "Revenues"}},
        .parts = {.items = {{.content = "Overview", .href = "case.html", .active = true},
                            {.content = "Application", .href = "#application"},
                            {.content = counted("Documents", "6"), .href = "#documents"},
                            {.content = counted("Letters", "2"), .href = "#letters"},
                            {.content = counted("Tasks", "3"), .href = "#tasks"},
                            {.content = counted("Linked cases", "1"), .href = "#linked"},
                            {.content = "History", .href = "#history"}},
                  .label = "Case"}};
}

TaskList next_steps() {
    return {.tasks = {{.title = "Check identity and address",
                       .hint = "Matched to the electoral roll",
                       .tag = tag("Done", TagColour::green)},
                      {.title = "Check who else lives there",
                       .hint = "One adult: the single person discount may apply",
                       .tag = tag("Done", TagColour::green)},
                      {.title = element("strong", {}, "Assess the tenancy agreement"),
                       .href = "#assess",
                       .hint = "It arrived today. The form takes about 10 minutes.",
                       .tag = tag("Do now", TagColour::blue)},
                      {.title = "Record a decision and send the bill",
                       .hint = "Letter CT10 (new bill) or CT11 (refused, with the right to appeal)",
                       .status = "Cannot start yet",
                       .status_classes = "govuk-task-list__status--cannot-start-yet"}}};
}

Html text(const std::string& words) {
    return element("p", {}, words);
}

Timeline timeline() {
    return {.items =
                {{.title = "Tenancy agreement received",
                  .by = "Scanning team",
                  .instant = "2026-11-23T09:14:00Z",
                  .shown = "23 November 2026 at 9:14am",
                  .content =
                      element("p", {}, "1 document: ", link("Tenancy agreement.pdf", "#document"),
                              " (2 pages). Matched to the request of 9 November.")},
                 {.title = "Note",
                  .by = "Priya Nair",
                  .instant = "2026-11-19T15:40:00Z",
                  .shown = "19 November 2026 at 3:40pm",
                  .content = element(
                      "p", of_class("mh-quote"),
                      "Called customer. She says the landlord posted the agreement on 17 November. "
                      "Anxious about two bills for one month. I said we will decide within 2 "
                      "working days of the letter.")},
                 {.title = "Evidence requested",
                  .by = "Priya Nair",
                  .instant = "2026-11-09T11:05:00Z",
                  .shown = "9 November 2026 at 11:05am",
                  .content = element("p", {}, "Letter CT04 sent by email and post in ",
                                     element("strong", {}, "large print"),
                                     ". Clock paused for 10 working days.")},
                 {.title = "Moved to Assess",
                  .by = "workflow new_occupier v14",
                  .instant = "2026-11-06T10:21:00Z",
                  .shown = "6 November 2026 at 10:21am",
                  .content = text("The property was occupied before: the old account ends first.")},
                 {.title = "Application received",
                  .by = "Ashcombe website",
                  .instant = "2026-11-05T20:33:00Z",
                  .shown = "5 November 2026 at 8:33pm",
                  .content = text("4 documents attached. Acknowledgement CT01 emailed.")}},
            .heading_level = 3};
}

Html main_column() {
    const Notice notice{.title = "Adjustments:",
                        .content = joined("send letters in large print (18 point). Prefers phone "
                                          "calls after 2pm. ",
                                          link("See all adjustments", "#adjustments"))};
    const Section next{.id = "next",
                       .title = "What to do next",
                       .aside = "2 of 4 done",
                       .content = render(next_steps()),
                       .is_next = true};
    const Chips chips{.label = "Show in the timeline",
                      .items = {{.text = "Everything", .href = "case.html", .current = true},
                                {.text = "Notes (4)", .href = "#notes"},
                                {.text = "Contact (6)", .href = "#contact"},
                                {.text = "Documents (6)", .href = "#documents"},
                                {.text = "Workflow steps (7)", .href = "#steps"}}};
    return joined(
        render(notice), render(next),
        element("section", Attributes().set("aria-labelledby", "timeline"),
                element("div", of_class("mh-row-of-two"),
                        element("h2", of_class("mh-h2").set("id", "timeline"), "Timeline"),
                        link("Full history (23)", "#history")),
                render(chips), render(timeline())));
}

SummaryRow fact(const std::string& key, const Content& value) {
    return {.key = key, .value = value};
}

Html side_column() {
    const Html address = joined("7 Weir Cottages", void_element("br", {}), "Millbrook Lane",
                                void_element("br", {}), "Ashcombe AS4 2QT");
    const SummaryList customer{
        .rows = {fact("Date of birth", "14 March 1957 (69)"), fact("Address", address),
                 fact("Phone", element("span", of_class("mh-figures"), "01632 960 417")),
                 fact("Email", "m.oyelaran@example.org"),
                 fact("Other cases", link("1 open: housing repair", "case.html"))}};
    const SummaryList account{.rows = {fact("Band", "C"), fact("Charge from", "1 November 2026"),
                                       fact("Discount", "25%, one adult"),
                                       fact("Year’s charge", "£642.18")}};
    using State = ProgressStep::State;
    const Progress progress{.steps = {{.text = "Received", .state = State::done},
                                      {.text = "Checked", .state = State::done},
                                      {.text = "Assess", .state = State::current},
                                      {.text = "Decide"},
                                      {.text = "Close"}},
                            .label = "Steps of this case"};
    return joined(
        render(Section{.id = "customer",
                       .title = "Customer",
                       .aside = link("Full record", "#customer"),
                       .content = render(customer)}),
        render(Section{.id = "account",
                       .title = "Council tax account",
                       .aside = "From Revenues",
                       .content = render(account)}),
        render(Section{.id = "where",
                       .title = "Where this case is",
                       .aside = link("Diagram", "#diagram"),
                       .content = render(progress)}),
        render(Section{
            .id = "guidance",
            .title = "Guidance for this step",
            .content = joined(
                element("p", of_class("mh-text"), "A tenant of 6 months or more pays from the ",
                        element("strong", {}, "first day of the tenancy"),
                        ", also where they move in later."),
                element("p", of_class("mh-text"), link("Who pays, and from when", "#guidance")))}));
}

}  // namespace

Html case_page() {
    return joined(render(header()),
                  element("div", of_class("mh-wrap mh-page"),
                          render(Columns{.main = main_column(), .side = side_column()})));
}

}  // namespace desk::gallery

#include "plugins/desk/gallery/samples.h"

#include "components/content/banners.h"
#include "components/content/panel.h"
#include "components/content/passages.h"
#include "components/content/tag.h"
#include "components/lists/summary_list.h"
#include "components/lists/table.h"
#include "components/moj/actions.h"
#include "components/moj/alert.h"
#include "components/moj/badges.h"
#include "components/moj/filter.h"
#include "components/moj/messages.h"
#include "components/moj/navigation.h"
#include "components/moj/ticket_panel.h"
#include "components/navigation/generic_header.h"
#include "components/navigation/links.h"
#include "components/navigation/service_navigation.h"
#include "components/navigation/tabs.h"
#include "components/render.h"
#include "components/work/pager.h"
#include "html/element.h"

namespace desk::gallery {

namespace {

Html tags() {
    Html row;
    const auto add = [&row](const std::string& text, TagColour colour) {
        row = joined(row, render(Tag{.content = text, .classes = std::string(class_of(colour))}),
                     " ");
    };
    add("In progress", TagColour::blue);
    add("New", TagColour::teal);
    add("Waiting", TagColour::yellow);
    add("Checking", TagColour::purple);
    add("Done", TagColour::green);
    add("Late", TagColour::red);
    add("Closed", TagColour::grey);
    return element("p", of_class("mh-text"), row, render(Badge{.content = "Urgent"}));
}

Html alerts() {
    return joined(render(Alert{.title = "Sam took this case at 10:04am"}),
                  render(Alert{.title = "Letter sent", .kind = AlertKind::success}),
                  render(Alert{.title = "Clock",
                               .content = "The clock is paused for 3 more working days.",
                               .kind = AlertKind::warning,
                               .shows_title = true,
                               .heading_level = 3,
                               .dismissible = true}),
                  render(Alert{.title = "The payment was refused", .kind = AlertKind::error}));
}

}  // namespace

Html messages() {
    return joined(
        render(NotificationBanner{.text = "The diary is closed from 6pm to 7pm today.",
                                  .title_id = "banner-1"}),
        render(NotificationBanner{.text = "The case was reopened.",
                                  .kind = BannerKind::success,
                                  .title_id = "banner-2",
                                  .disable_auto_focus = true}),
        alerts(), tags(),
        render(WarningText{.content = "A bill that was sent cannot be changed, only replaced."}),
        render(InsetText{.content = "You can see this case because you lead the team."}),
        render(Details{.summary = "How we count working days",
                       .content = "From the day after, without bank holidays."}),
        render(ConfirmationPanel{.title = "Application received",
                                 .content = "Reference CT-26-000417-T",
                                 .heading_level = 3}),
        render(ConfirmationPanel{.title = "This case is restricted",
                                 .content = "What you open is noted with your reason.",
                                 .heading_level = 3,
                                 .is_interruption = true,
                                 .actions = {{.text = "Go on", .href = "#on", .type = "button"},
                                             {.text = "Back to my work", .href = "#back"}}}));
}

Html lists() {
    const SummaryList card{
        .rows = {{.key = "Name",
                  .value = "Rowan House Day Centre",
                  .actions = {{.content = "Change", .href = "#name", .hidden_text = "name"}}},
                 {.key = "Charity number", .value = "1098765"}},
        .card = SummaryCard{.title = "Organisation",
                            .heading_level = 3,
                            .actions = {{.content = "Remove", .href = "#remove"}}}};
    const Table table{
        .caption = "Payments",
        .head = {{.content = "Date"}, {.content = "Amount", .format = "numeric"}},
        .rows = {{{.content = "4 November 2026"}, {.content = "£10.00", .format = "numeric"}},
                 {{.content = "4 October 2026"}, {.content = "£107.03", .format = "numeric"}}},
        .first_cell_is_header = true,
        .caption_classes = "govuk-table__caption--s"};
    return joined(render(card), render(table));
}

Html navigation() {
    const ServiceNavigation service{
        .service_name = "Council tax",
        .service_url = "#service",
        .items = {{.content = "Apply", .href = "#apply", .current = true},
                  {.content = "Pay", .href = "#pay"}},
        .navigation_label = "Council tax",
        .navigation_id = "service-pages"};
    const SideNavigation side{
        .sections = {{.title = "Settings",
                      .heading_level = 3,
                      .items = {{.content = "Shortcuts", .href = "#shortcuts", .active = true},
                                {.content = "Signature", .href = "#signature"}}}},
        .label = "Settings"};
    const Tabs tabs{.items = {{.label = "This month", .text = "12 cases closed."},
                              {.label = "Last month", .text = "41 cases closed."}},
                    .id_prefix = "month"};
    return joined(render(GenericHeader{.logo = "Ashcombe Borough Council", .url = "#home"}),
                  render(service), render(BackLink{.href = "#back"}), render(side), render(tabs),
                  render(Pager{.page = 6, .pages = 20, .address = "?page="}));
}

Html casework() {
    const ButtonMenu menu{.items = {{.content = "Reassign", .href = "#reassign"},
                                    {.content = "Close the case", .href = "#close"}},
                          .button_text = "Actions",
                          .button_classes = "govuk-button--secondary"};
    const Filter filter{
        .clear_href = "#all",
        .selected = {{.heading = "Service",
                      .items = {{.text = "Council tax", .remove_href = "#tax"},
                                {.text = "Housing", .remove_href = "#housing"}}}},
        .options = element("p", of_class("mh-text"), "The fields of the filter stand here.")};
    const Messages messages{.items = {{.content = "Can I pay by instalments?",
                                       .sender = "Margaret Oyelaran",
                                       .instant = "2026-11-20T09:14:00Z",
                                       .day = "20 November 2026",
                                       .time = "9:14am"},
                                      {.content = "Yes, in 4 parts until March.",
                                       .way = MessageWay::sent,
                                       .sender = "Priya Nair",
                                       .instant = "2026-11-20T10:02:00Z",
                                       .day = "20 November 2026",
                                       .time = "10:02am"}},
                            .label = "Messages"};
    const TicketPanel ticket{
        .sections = {{.content = joined(element("h3", of_class("mh-h3"), "Home visit"),
                                        "Thursday 26 November 2026, 10:30am"),
                      .classes = "moj-ticket-panel__content--blue"}}};
    return element(
        "div", of_class("mh-two"),
        element("div", {},
                render(IdentityBar{.title = "CT-26-000417-T Margaret Oyelaran", .menus = {menu}}),
                render(messages), render(ticket)),
        render(filter));
}

}  // namespace desk::gallery

#include <gtest/gtest.h>

#include "components/moj/actions.h"
#include "components/moj/alert.h"
#include "components/moj/badges.h"
#include "components/moj/filter.h"
#include "components/moj/messages.h"
#include "components/moj/navigation.h"
#include "components/moj/ticket_panel.h"
#include "components/moj/timeline.h"
#include "components/render.h"
#include "html/element.h"
#include "plugins/desk/golden.h"

namespace desk::testing {
namespace {

Attributes with_id(std::string_view id) {
    return Attributes().set("id", id);
}

TEST(Moj, Timeline) {
    const Timeline timeline{.items = {{.title = "Letter & note received",
                                       .by = "Scanning team",
                                       .instant = "2026-11-23T09:14:00Z",
                                       .shown = "23 November 2026 at 9:14am",
                                       .content = element("p", {}, "1 document"),
                                       .classes = "first",
                                       .attributes = Attributes().set("data-kind", "letter")},
                                      {.title = "Moved",
                                       .instant = "2026-11-23T09:14:00Z",
                                       .shown = "23 November 2026 at 9:14am",
                                       .content = "By the clock"}},
                            .heading_level = 3,
                            .classes = "further",
                            .attributes = with_id("timeline")};

    // The template does not escape what it is given as text.
    expect_as_template("timeline", render(timeline), {});
}

TEST(Moj, SubNavigation) {
    const SubNavigation navigation{
        .items = {{.content = "To do", .href = "/todo", .active = true},
                  {.content = "Done", .href = "/done", .classes = "last"}},
        .label = "Work lists",
        .classes = "further",
        .attributes = with_id("lists")};

    expect_as_template("sub_navigation", render(navigation), {});
}

TEST(Moj, SideNavigation) {
    const SideNavigation navigation{
        .sections = {{.title = "Mine",
                      .items = {{.content = "Shortcuts", .href = "/shortcuts", .active = true}}},
                     {.title = "All",
                      .heading_level = 3,
                      .items = {{.content = "Teams", .href = "/teams"}}}},
        .label = "Settings",
        .classes = "further",
        .attributes = with_id("side")};
    const SideNavigation flat{
        .sections = {{.items = {{.content = "Shortcuts", .href = "/shortcuts"}}}}};

    expect_as_template("side_navigation", render(navigation), {});
    expect_as_template("side_navigation_flat", render(flat), {});
}

TEST(Moj, Badge) {
    const Badge badge{
        .content = "Urgent", .classes = "moj-badge--red", .attributes = with_id("urgent")};

    expect_as_template("badge", render(badge), {});
}

TEST(Moj, NotificationBadge) {
    const NotificationBadge badge{
        .count = 3, .hidden_text = "unread", .classes = "further", .attributes = with_id("new")};

    expect_as_template("notification_badge", render(badge), {});
    expect_as_template("notification_badge_many", render(NotificationBadge{.count = 120}), {});
    expect_as_template("notification_badge_none", render(NotificationBadge{.count = 0}), {});
}

TEST(Moj, AlertOfEachKind) {
    const auto alert = [](AlertKind kind) {
        return render(Alert{.title = "Something happened", .kind = kind});
    };

    expect_as_template("alert_information", alert(AlertKind::information), {});
    expect_as_template("alert_success", alert(AlertKind::success), {});
    expect_as_template("alert_warning", alert(AlertKind::warning), {});
    expect_as_template("alert_error", alert(AlertKind::error), {});
}

TEST(Moj, AlertWithEverything) {
    const Alert alert{.title = "Clock",
                      .content = element("p", {}, "It is paused."),
                      .kind = AlertKind::warning,
                      .shows_title = true,
                      .heading_level = 3,
                      .dismissible = true,
                      .dismiss_text = "Hide",
                      .role = "alert",
                      .classes = "further",
                      .attributes = with_id("clock")};

    expect_as_template("alert_full", render(alert), {});
}

TEST(Moj, ButtonMenu) {
    const ButtonMenu menu{
        .items = {{.content = "Reassign", .href = "/reassign", .classes = "first"},
                  {.content = "Close"}},
        .button_text = "Actions",
        .button_classes = "govuk-button--secondary",
        .align = "right",
        .classes = "further",
        .attributes = with_id("menu")};

    expect_as_template("button_menu", render(menu), {});
}

TEST(Moj, IdentityBar) {
    const IdentityBar bar{.title = "CT-26-000417-T",
                          .menus = {{.items = {{.content = "Reassign", .href = "/reassign"}}}},
                          .classes = "further",
                          .attributes = with_id("bar")};

    expect_as_template("identity_bar", render(bar), {});
}

TEST(Moj, TicketPanel) {
    const TicketPanel panel{
        .sections = {{.content = element("h3", {}, "Home visit"),
                      .classes = "moj-ticket-panel__content--blue"},
                     {.content = "Bring the form", .attributes = with_id("form")}},
        .classes = "further",
        .attributes = with_id("visit")};

    expect_as_template("ticket_panel", render(panel), {});
}

TEST(Moj, Messages) {
    const Messages messages{.items = {{.content = "Can I pay?",
                                       .sender = "Margaret",
                                       .instant = "2026-11-23T09:14:00Z",
                                       .day = "23 November 2026",
                                       .time = "9:14am",
                                       .id = "7"},
                                      {.content = element("p", {}, "Yes."),
                                       .way = MessageWay::sent,
                                       .sender = "Priya",
                                       .instant = "2026-11-23T09:14:00Z",
                                       .day = "23 November 2026",
                                       .time = "9:14am"}},
                            .id = "letters",
                            .classes = "further"};

    // A `datetime` is for machines; the template repeats the words.
    expect_as_template("messages", render(messages),
                       {{"datetime=\"23 November 2026\"", "datetime=\"2026-11-23\""},
                        {"datetime=\"9:14am\"", "datetime=\"2026-11-23T09:14:00Z\""}});
}

/// Ours stands below its options, so it is not compared with the template.
TEST(Moj, Filter) {
    const Filter filter{
        .clear_href = "/all",
        .selected = {{.heading = "Service",
                      .items = {{.text = "Council tax", .remove_href = "/all?without=tax"}}}},
        .options = element("p", {}, "Fields")};

    expect_golden("filter", render(filter));
}

}  // namespace
}  // namespace desk::testing

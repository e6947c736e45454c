#include <gmock/gmock.h>

#include <array>

#include "components/render.h"
#include "components/shell/document.h"
#include "components/shell/sheet_head.h"
#include "components/shell/shortcuts.h"
#include "components/shell/site_footer.h"
#include "components/shell/site_header.h"
#include "components/shell/standing_notices.h"
#include "html/element.h"
#include "plugins/desk/golden.h"

namespace desk::testing {
namespace {

using ::testing::HasSubstr;

TEST(Document, IsAWholePage) {
    expect_golden("document", render(Document{.title = {"My work", "Moothall", "Ashcombe"},
                                              .theme = Theme::dark,
                                              .style_sheets = {"/assets/desk.css", "/brand.css"},
                                              .early_script = "/assets/early.js",
                                              .script = "/assets/desk.js",
                                              .icon = "/icon.svg",
                                              .header = element("header", {}, "Header"),
                                              .main = element("h1", {}, "My work"),
                                              .footer = element("footer", {}, "Footer")}));
}

TEST(Document, TheTitleIsText) {
    const Html page = render(Document{.title = {"</title><script>"}});

    EXPECT_THAT(std::string(page.markup()),
                HasSubstr("<title>&lt;/title&gt;&lt;script&gt;</title>"));
}

TEST(SiteHeader, HoldsSearchAndPerson) {
    expect_golden("site_header",
                  render(SiteHeader{.council = "Ashcombe Borough Council",
                                    .search = SiteSearch{.action = "/search",
                                                         .label = "Search cases",
                                                         .placeholder = "Case reference or name",
                                                         .value = "O'Neill"},
                                    .notifications_href = "/notifications",
                                    .unread = 3,
                                    .person = "Priya Nair",
                                    .person_href = "/settings"}));
}

TEST(SiteHeader, ACouncilMayHaveItsOwnSign) {
    const Html header = render(SiteHeader{.council = "Ashcombe", .logo = "/logo.svg"});

    EXPECT_THAT(std::string(header.markup()),
                HasSubstr("<img alt=\"\" height=\"36\" src=\"/logo.svg\">"));
}

TEST(SiteNavigation, SaysWhereOneIs) {
    expect_golden("site_navigation",
                  render(SiteNavigation{
                      .links = {{.text = "My work", .href = "/", .go_key = "m", .current = true},
                                {.text = "Guidance", .href = "/guidance", .is_last_group = true},
                                {.text = "Admin", .href = "/admin", .is_last_group = true}}}));
}

TEST(SiteFooter, HasHelpInTheSamePlace) {
    expect_golden("site_footer", render(SiteFooter{.links = {{.text = "Get help", .href = "/help"}},
                                                   .note = "Official"}));
}

TEST(SheetHead, SaysWhosePaperItIsAndWhenThatWasSo) {
    expect_golden("sheet_head", render(SheetHead{.title = "CT-26-000417-T, Ms Oyelaran",
                                                 .moment = "Ashcombe, 22 November 2026 at 5pm"}));
}

TEST(Shortcuts, TwoForTheSameKeysClash) {
    constexpr std::array<Shortcut, 2> same{
        {{.keys = "n", .says = "One"}, {.keys = "n", .says = "Another"}}};
    constexpr std::array<Shortcut, 2> different{
        {{.keys = "n", .says = "One"}, {.keys = "g n", .says = "Another"}}};
    static_assert(clash(same));
    static_assert(!clash(different));

    EXPECT_FALSE(clash(site_shortcuts));
}

TEST(Shortcuts, AreListedWithTheirSwitch) {
    constexpr std::array<Shortcut, 2> shortcuts{
        {{.keys = "/", .says = "Search"}, {.keys = "g m", .says = "My work"}}};

    expect_golden("shortcuts", render(ShortcutsDialog{.shortcuts = shortcuts}));
}

TEST(StandingNotices, AreEmptyUntilThereIsSomethingToSay) {
    expect_golden("standing_notices",
                  render(StandingNotices{.live = "/live?after=417&case=CT-26-000417-T",
                                         .session_seconds = 3'540,
                                         .token = "3f\"a"}));
}

}  // namespace
}  // namespace desk::testing

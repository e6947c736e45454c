#include "plugins/desk/gallery/pages.h"

#include "assets/assets.h"
#include "components/render.h"
#include "components/shell/document.h"
#include "components/shell/shortcuts.h"
#include "components/shell/site_footer.h"
#include "components/shell/site_header.h"
#include "html/element.h"

namespace desk::gallery {

namespace {

SiteNavigation navigation_at(const std::string& current) {
    SiteNavigation navigation{
        .links = {
            {.text = "My work", .href = "my-work.html", .go_key = "m"},
            {.text = "Team queue", .href = "#team", .go_key = "t"},
            {.text = "Cases", .href = "case.html", .go_key = "c"},
            {.text = "Diary", .href = "#diary", .go_key = "d"},
            {.text = "Letters", .href = "#letters", .go_key = "l"},
            {.text = "Quality checks", .href = "#quality", .go_key = "q"},
            {.text = "Performance", .href = "performance.html", .go_key = "k"},
            {.text = "Components", .href = "index.html", .go_key = "h", .is_last_group = true},
            {.text = "Admin", .href = "#admin", .go_key = "a", .is_last_group = true}}};
    for (SiteLink& link : navigation.links) {
        link.current = link.href == current;
    }
    return navigation;
}

}  // namespace

Html page(const std::string& title, const std::string& current, const Html& main) {
    const SiteHeader header{
        .council = "Ashcombe Borough Council",
        .home = "my-work.html",
        .search = SiteSearch{.action = "my-work.html",
                             .label = "Search cases, customers and addresses",
                             .placeholder = "Case reference, name, address or UPRN"},
        .notifications_href = "#notifications",
        .unread = 3,
        .person = "Priya Nair",
        .person_href = "#settings"};
    const SiteFooter footer{.links = {{.text = "Accessibility statement", .href = "#statement"},
                                      {.text = "Privacy", .href = "#privacy"},
                                      {.text = "Get help", .href = "#help"}},
                            .note = "Official – Sensitive when it shows personal data"};
    return render(Document{.title = {title, "Moothall", "Ashcombe Borough Council"},
                           .theme = Theme::light,
                           .style_sheets = {asset_address("desk.css"), "/brand.css"},
                           .early_script = asset_address("early.js"),
                           .script = asset_address("desk.js"),
                           .header = joined(render(header), render(navigation_at(current))),
                           .main = main,
                           .footer = render(footer),
                           .dialogs = render(ShortcutsDialog{})});
}

}  // namespace desk::gallery

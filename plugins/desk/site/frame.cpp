#include "site/frame.h"

#include <algorithm>

#include "assets/assets.h"
#include "components/content/banners.h"
#include "components/render.h"
#include "components/shell/document.h"
#include "components/shell/sheet_head.h"
#include "components/shell/shortcuts.h"
#include "components/shell/site_footer.h"
#include "components/shell/site_header.h"
#include "components/shell/standing_notices.h"
#include "html/element.h"
#include "site/look.h"
#include "site/session.h"
#include "words/moments.h"

namespace desk {
namespace {

SiteNavigation navigation(const std::string& section) {
    SiteNavigation made{
        .links = {{.text = "My work", .href = "/", .go_key = "m"},
                  {.text = "Team queue", .href = "/team", .go_key = "t"},
                  {.text = "Customers", .href = "/customers", .go_key = "c"},
                  {.text = "Diary", .href = "/diary", .go_key = "d"},
                  {.text = "Take a call", .href = "/call", .go_key = "p"},
                  {.text = "Performance", .href = "/performance", .go_key = "k"},
                  {.text = "Needs attention", .href = "/attention", .go_key = "n"},
                  {.text = "Help", .href = "/help", .go_key = "h", .is_last_group = true},
                  {.text = "Admin", .href = "/workflows", .go_key = "a", .is_last_group = true}}};
    for (SiteLink& link : made.links) {
        link.current = link.href == section;
    }
    return made;
}

SiteFooter footer_for_strangers() {
    return {.links = {{.text = "Accessibility statement", .href = "/accessibility"},
                      {.text = "Cookies and privacy", .href = "/privacy"},
                      {.text = "Get help", .href = "/help"}}};
}

SiteFooter footer() {
    SiteFooter made = footer_for_strangers();
    made.links.insert(made.links.begin() + 2, {.text = "Unfinished work", .href = "/unfinished"});
    made.note = "Official – Sensitive when it shows personal data";
    return made;
}

Html banner(const SiteSettings& settings) {
    if (!settings.is_demonstration) {
        return {};
    }
    return element("aside", Attributes{}.set("aria-label", "About this site"),
                   render(PhaseBanner{.tag = {.content = "Demonstration"},
                                      .content = "Everybody and everything in it is invented.",
                                      .classes = "mh-phase"}));
}

Document document(const View& view, const SiteSettings& settings) {
    Document made{.title = {view.title, "Moothall", settings.council},
                  .description = "Where " + settings.council + " works its cases.",
                  .style_sheets = {asset_address("desk.css"), "/brand.css"},
                  .early_script = asset_address("early.js"),
                  .script = asset_address("desk.js"),
                  .icon = asset_address("icon.svg")};
    if (view.has_errors) {
        made.title.insert(made.title.begin(), "Error");
    }
    made.main = view.main;
    return made;
}

void dress(Document& page, const Look& look) {
    if (!look.theme.empty()) {
        page.theme = look.theme == "dark"    ? Theme::dark
                     : look.theme == "light" ? Theme::light
                                             : Theme::automatic;
        page.chosen.flag("data-theme-chosen");
    }
    if (!look.density.empty()) {
        page.chosen.set("data-density", look.density);
    }
    if (!look.text_size.empty()) {
        page.chosen.set("data-text-size", look.text_size);
    }
    if (!look.shortcuts.empty()) {
        page.chosen.set("data-shortcuts", look.shortcuts);
    }
}

}  // namespace

Html framed(const Visit& visit, const View& view, const std::string& section,
            const SiteSettings& settings) {
    const SiteHeader header{
        .council = settings.council,
        .search = SiteSearch{.action = "/search",
                             .label = "Search cases, customers and addresses",
                             .placeholder = "Case reference, name, address or UPRN",
                             .value = visit.request().path == "/search" ? visit.asked("q") : ""},
        .person = visit.caller().name,
        .person_href = "/me"};
    Document page = document(view, settings);
    dress(page, look_of(visit));
    const SheetHead sheet{.title = view.title,
                          .moment = settings.council + ", " + in_words(visit.local(visit.now()))};
    page.header =
        joined(render(sheet), render(header), render(navigation(section)), banner(settings));
    page.footer = render(footer());
    page.dialogs =
        joined(render(ShortcutsDialog{}),
               render(StandingNotices{.live = view.live,
                                      .session_seconds = seconds_left(visit.session(), visit.now()),
                                      .token = visit.form_token()}));
    return render(page);
}

std::string section_title(const std::string& section) {
    const SiteNavigation all = navigation(section);
    const auto found = std::ranges::find_if(all.links, &SiteLink::current);
    return found == all.links.end() ? std::string() : found->text;
}

Html framed_for_strangers(const View& view, const SiteSettings& settings) {
    Document page = document(view, settings);
    page.header = joined(render(SiteHeader{.council = settings.council}), banner(settings));
    page.footer = render(footer_for_strangers());
    page.dialogs = render(ShortcutsDialog{});
    return render(page);
}

}  // namespace desk

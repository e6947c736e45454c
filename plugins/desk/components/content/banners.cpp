#include "components/content/banners.h"

#include "components/heading.h"
#include "html/words.h"

namespace desk {

namespace {

void write_title(Writer& out, const NotificationBanner& banner) {
    const bool is_success = banner.kind == BannerKind::success;
    out.markup("<div class=\"govuk-notification-banner__header\">");
    open_heading(out, banner.title_level);
    out.markup(" class=\"govuk-notification-banner__title\"").attribute("id", banner.title_id);
    out.markup(">");
    if (banner.title.empty()) {
        out.text(is_success ? "Success" : "Important");
    } else {
        out.content(banner.title);
    }
    close_heading(out, banner.title_level);
    out.markup("</div>");
}

}  // namespace

void write(Writer& out, const NotificationBanner& banner) {
    const bool is_success = banner.kind == BannerKind::success;
    const std::string_view usual_role = is_success ? "alert" : "region";
    out.markup("<div");
    out.classes({"govuk-notification-banner",
                 is_success ? "govuk-notification-banner--success" : "", banner.classes});
    out.attribute("role", banner.role.empty() ? usual_role : banner.role);
    out.attribute("aria-labelledby", banner.title_id);
    out.markup(" data-module=\"govuk-notification-banner\"");
    if (banner.disable_auto_focus) {
        out.attribute("data-disable-auto-focus", *banner.disable_auto_focus ? "true" : "false");
    }
    out.attributes(banner.attributes).markup(">");
    write_title(out, banner);
    out.markup("<div class=\"govuk-notification-banner__content\">");
    if (!banner.content.empty()) {
        out.html(banner.content);
    } else if (!banner.text.empty()) {
        out.markup("<p class=\"govuk-notification-banner__heading\">").text(banner.text);
        out.markup("</p>");
    }
    out.markup("</div></div>");
}

void write(Writer& out, const PhaseBanner& banner) {
    out.markup("<div");
    out.classes({"govuk-phase-banner govuk-width-container", banner.classes});
    out.attributes(banner.attributes).markup("><p class=\"govuk-phase-banner__content\">");
    Tag tag = banner.tag;
    tag.classes = words_and("govuk-phase-banner__content__tag", tag.classes);
    write(out, tag);
    out.markup(" <span class=\"govuk-phase-banner__text\">").content(banner.content);
    out.markup("</span></p></div>");
}

}  // namespace desk

#include <gtest/gtest.h>

#include "components/content/banners.h"
#include "components/content/error_summary.h"
#include "components/content/panel.h"
#include "components/content/passages.h"
#include "components/content/tag.h"
#include "components/render.h"
#include "plugins/desk/components/fixtures.h"

namespace desk::testing {
namespace {

Tag tag_of(const Options& options) {
    return {.content = options.content(),
            .classes = options.classes(),
            .attributes = options.attributes()};
}

Html details(const Options& options) {
    return render(Details{.summary = options.content("summaryText", "summaryHtml"),
                          .content = options.content(),
                          .id = options.text("id"),
                          .open = options.flag("open"),
                          .classes = options.classes(),
                          .attributes = options.attributes()});
}

Html inset_text(const Options& options) {
    return render(InsetText{.content = options.content(),
                            .id = options.text("id"),
                            .classes = options.classes(),
                            .attributes = options.attributes()});
}

Html warning_text(const Options& options) {
    return render(WarningText{.content = options.content(),
                              .hidden_prefix = options.text_or("iconFallbackText", "Warning"),
                              .classes = options.classes(),
                              .attributes = options.attributes()});
}

Html panel(const Options& options) {
    const Options actions = options.sub("actions");
    std::string classes = options.classes();
    constexpr std::string_view interruption = "govuk-panel--interruption";
    const auto at = classes.find(interruption);
    const bool is_interruption = at != std::string::npos;
    if (is_interruption) {
        classes.erase(at, interruption.size());
        classes.erase(0, classes.find_first_not_of(' '));
    }
    ConfirmationPanel panel{.title = options.content("titleText", "titleHtml"),
                            .content = options.content(),
                            .heading_level = options.number("headingLevel").value_or(1),
                            .is_interruption = is_interruption,
                            .actions_classes = actions.classes(),
                            .actions_attributes = actions.attributes(),
                            .classes = classes,
                            .attributes = options.attributes()};
    for (const Options& action : actions.list("items")) {
        panel.actions.push_back({.text = action.text("text"),
                                 .href = action.text("href"),
                                 .type = action.text("type"),
                                 .classes = action.classes(),
                                 .attributes = action.attributes()});
    }
    return render(panel);
}

Html notification_banner(const Options& options) {
    return render(NotificationBanner{
        .text = options.text("text"),
        .content = options.markup("html"),
        .kind = options.text("type") == "success" ? BannerKind::success : BannerKind::important,
        .title = options.content("titleText", "titleHtml"),
        .title_id = options.text_or("titleId", "govuk-notification-banner-title"),
        .title_level = options.number("titleHeadingLevel").value_or(2),
        .role = options.text("role"),
        .disable_auto_focus = options.optional_flag("disableAutoFocus"),
        .classes = options.classes(),
        .attributes = options.attributes()});
}

Html phase_banner(const Options& options) {
    return render(PhaseBanner{.tag = tag_of(options.sub("tag")),
                              .content = options.content(),
                              .classes = options.classes(),
                              .attributes = options.attributes()});
}

Html error_summary(const Options& options) {
    ErrorSummary summary{.title = options.content("titleText", "titleHtml"),
                         .description = options.content("descriptionText", "descriptionHtml"),
                         .disable_auto_focus = options.optional_flag("disableAutoFocus"),
                         .classes = options.classes(),
                         .attributes = options.attributes()};
    for (const Options& error : options.list("errorList")) {
        summary.errors.push_back({.content = error.content(),
                                  .href = error.text("href"),
                                  .attributes = error.attributes()});
    }
    return render(summary);
}

TEST(ContentFixtures, Tag) {
    expect_fixtures("tag", [](const Options& options) { return render(tag_of(options)); }, {});
}

TEST(ContentFixtures, Details) {
    expect_fixtures("details", details, {});
}

TEST(ContentFixtures, InsetText) {
    expect_fixtures("inset-text", inset_text, {});
}

TEST(ContentFixtures, WarningText) {
    expect_fixtures("warning-text", warning_text, {});
}

TEST(ContentFixtures, Panel) {
    expect_fixtures("panel", panel,
                    {{"interruption, no actions items",
                      "Where there are no actions we write no empty frame for them."}});
}

TEST(ContentFixtures, NotificationBanner) {
    expect_fixtures("notification-banner", notification_banner, {});
}

TEST(ContentFixtures, PhaseBanner) {
    expect_fixtures("phase-banner", phase_banner, {});
}

TEST(ContentFixtures, ErrorSummary) {
    expect_fixtures("error-summary", error_summary, {});
}

}  // namespace
}  // namespace desk::testing

#include <gtest/gtest.h>

#include "components/navigation/breadcrumbs.h"
#include "components/navigation/generic_header.h"
#include "components/navigation/links.h"
#include "components/navigation/pagination.h"
#include "components/navigation/service_navigation.h"
#include "components/navigation/tabs.h"
#include "components/render.h"
#include "plugins/desk/components/fixtures.h"

namespace desk::testing {
namespace {

Html back_link(const Options& options) {
    const Content content = options.content();
    return render(BackLink{.content = content.empty() ? Content("Back") : content,
                           .href = options.text_or("href", "#"),
                           .classes = options.classes(),
                           .attributes = options.attributes()});
}

Html skip_link(const Options& options) {
    return render(SkipLink{.content = options.content(),
                           .href = options.text_or("href", "#content"),
                           .classes = options.classes(),
                           .attributes = options.attributes()});
}

Html breadcrumbs(const Options& options) {
    Breadcrumbs breadcrumbs{.items = {},
                            .label = options.text_or("labelText", "Breadcrumb"),
                            .collapses_on_mobile = options.flag("collapseOnMobile"),
                            .classes = options.classes(),
                            .attributes = options.attributes()};
    for (const Options& item : options.list("items")) {
        breadcrumbs.items.push_back({.content = item.content(),
                                     .href = item.text("href"),
                                     .attributes = item.attributes()});
    }
    return render(breadcrumbs);
}

std::optional<PageArrow> arrow_of(const Options& options) {
    if (options.is_falsy()) {
        return std::nullopt;
    }
    return PageArrow{.href = options.text("href"),
                     .content = options.content(),
                     .label = options.text("labelText"),
                     .attributes = options.attributes()};
}

Html pagination(const Options& options) {
    Pagination pagination{.previous = arrow_of(options.sub("previous")),
                          .next = arrow_of(options.sub("next")),
                          .label = options.text_or("landmarkLabel", "Pagination"),
                          .classes = options.classes(),
                          .attributes = options.attributes()};
    for (const Options& item : options.list("items")) {
        if (item.has("href") || item.has("ellipsis") || item.has("number")) {
            pagination.items.push_back({.number = item.text("number"),
                                        .href = item.text("href"),
                                        .current = item.flag("current"),
                                        .ellipsis = item.flag("ellipsis"),
                                        .label = item.text("visuallyHiddenText"),
                                        .attributes = item.attributes()});
        }
    }
    return render(pagination);
}

Html service_navigation(const Options& options) {
    const Options slots = options.sub("slots");
    const bool is_end_detailed = slots.sub("end").value().is_object();
    ServiceNavigation navigation{
        .service_name = options.text("serviceName"),
        .service_url = options.text("serviceUrl"),
        .label = options.text_or("ariaLabel", "Service information"),
        .navigation_label = options.text("navigationLabel"),
        .navigation_id = options.text_or("navigationId", "navigation"),
        .navigation_classes = options.text("navigationClasses"),
        .menu_text = options.text_or("menuButtonText", "Menu"),
        .menu_label = options.text("menuButtonLabel"),
        .collapses_on_mobile = options.optional_flag("collapseNavigationOnMobile"),
        .start = slots.markup("start"),
        .end = is_end_detailed ? slots.sub("end").markup("html") : slots.markup("end"),
        .is_end_inline = is_end_detailed && slots.sub("end").text("align") == "inline",
        .navigation_start = slots.markup("navigationStart"),
        .navigation_end = slots.markup("navigationEnd"),
        .classes = options.classes(),
        .attributes = options.attributes()};
    for (const Options& item : options.list("navigation")) {
        if (!item.is_falsy()) {
            navigation.items.push_back({.content = item.content(),
                                        .href = item.text("href"),
                                        .current = item.flag("current"),
                                        .active = item.flag("active"),
                                        .attributes = item.attributes()});
        }
    }
    return render(navigation);
}

Tab tab_of(const Options& options) {
    const Options panel = options.sub("panel");
    return {.label = options.text("label"),
            .text = panel.text("text"),
            .content = panel.markup("html"),
            .id = options.text("id"),
            .panel_attributes = panel.attributes(),
            .attributes = options.attributes()};
}

Html tabs(const Options& options) {
    Tabs tabs{.items = {},
              .title = options.text_or("title", "Contents"),
              .id = options.text("id"),
              .id_prefix = options.text("idPrefix"),
              .classes = options.classes(),
              .attributes = options.attributes()};
    for (const Options& item : options.list("items")) {
        if (!item.is_falsy()) {
            tabs.items.push_back(tab_of(item));
        }
    }
    return render(tabs);
}

Html generic_header(const Options& options) {
    return render(GenericHeader{
        .logo = options.content("logoText", "logoHtml"),
        .url = options.text_or("url", "/"),
        .container_classes = options.text_or("containerClasses", "govuk-width-container"),
        .classes = options.classes(),
        .attributes = options.attributes()});
}

TEST(NavigationFixtures, BackLink) {
    expect_fixtures("back-link", back_link, {});
}

TEST(NavigationFixtures, SkipLink) {
    expect_fixtures("skip-link", skip_link, {});
}

TEST(NavigationFixtures, Breadcrumbs) {
    expect_fixtures("breadcrumbs", breadcrumbs, {});
}

TEST(NavigationFixtures, Pagination) {
    expect_fixtures("pagination", pagination, {});
}

TEST(NavigationFixtures, ServiceNavigation) {
    expect_fixtures("service-navigation", service_navigation, {});
}

TEST(NavigationFixtures, Tabs) {
    expect_fixtures("tabs", tabs, {});
}

TEST(NavigationFixtures, GenericHeader) {
    expect_fixtures("generic-header", generic_header, {});
}

}  // namespace
}  // namespace desk::testing

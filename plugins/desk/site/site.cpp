#include "site/site.h"

#include <array>
#include <utility>

#include "theme/brand.h"

namespace desk {
namespace {

struct NamedColour {
    const char* name;
    Colour Brand::*colour;
};

constexpr auto colours = std::to_array<NamedColour>({
    {"header_background", &Brand::header_background},
    {"header_text", &Brand::header_text},
    {"accent", &Brand::accent},
    {"brand_light", &Brand::brand_light},
    {"brand_dark", &Brand::brand_dark},
    {"link_light", &Brand::link_light},
    {"link_dark", &Brand::link_dark},
});

}  // namespace

moothall::Result<SiteSettings> site_settings(const moothall::Table& settings) {
    SiteSettings made;
    made.is_demonstration = settings.has("demonstration") && settings.yes_no("demonstration");
    if (made.is_demonstration) {
        made.council = "Borough of Ashcombe";
    }
    if (settings.has("council")) {
        made.council = settings.text("council");
    }
    Brand brand;
    for (const NamedColour& one : colours) {
        const std::string given = settings.text_or_empty(one.name);
        const auto colour = given.empty() ? std::optional(brand.*one.colour) : colour_of(given);
        if (!colour) {
            return moothall::Refusal{
                moothall::RefusalKind::invalid_input,
                std::string("desk.") + one.name + " is no colour: write it as \"#0b6470\"."};
        }
        brand.*one.colour = *colour;
    }
    auto sheet = brand_style_sheet(brand);
    if (!sheet) {
        return sheet.error();
    }
    made.brand_style_sheet = *std::move(sheet);
    return made;
}

Site::Site()
    : settings_(std::make_shared<const SiteSettings>(site_settings(moothall::Table{}).value())) {}

std::shared_ptr<const SiteSettings> Site::settings() const {
    const std::lock_guard lock(mutex_);
    return settings_;
}

void Site::take(SiteSettings settings) {
    auto taken = std::make_shared<const SiteSettings>(std::move(settings));
    const std::lock_guard lock(mutex_);
    settings_ = std::move(taken);
}

void Site::report(const std::string& sentence, const std::string& correlation) const {
    std::function<void(const std::string&, const std::string&)> report;
    {
        const std::lock_guard lock(mutex_);
        report = report_;
    }
    if (report) {
        report(sentence, correlation);
    }
}

void Site::report_to(std::function<void(const std::string&, const std::string&)> report) {
    const std::lock_guard lock(mutex_);
    report_ = std::move(report);
}

}  // namespace desk

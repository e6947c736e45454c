#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <functional>
#include <memory>
#include <mutex>
#include <string>

namespace desk {

/// What a council says of itself on every page, and how that looks.
struct SiteSettings {
    std::string council = "Council";
    bool is_demonstration = false;
    std::string brand_style_sheet;  ///< Its colours.
};

/// Reads the settings of a council: "council", "demonstration", and its colours by the names that
/// Brand has for them, such as "accent".
/// Refused: invalid_input for a colour that is none or cannot be read on what it stands on.
moothall::Result<SiteSettings> site_settings(const moothall::Table& settings);

/// The settings in force, which become known when the council begins to serve. Threads: any.
class Site {
public:
    Site();

    std::shared_ptr<const SiteSettings> settings() const;
    void take(SiteSettings settings);

    /// Tells whoever runs the council what went wrong in a request of that number.
    void report(const std::string& sentence, const std::string& correlation) const;
    void report_to(std::function<void(const std::string&, const std::string&)> report);

private:
    mutable std::mutex mutex_;
    std::shared_ptr<const SiteSettings> settings_;
    std::function<void(const std::string&, const std::string&)> report_;
};

}  // namespace desk

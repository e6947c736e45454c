#pragma once

#include <optional>
#include <string>

#include "components/content/tag.h"
#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// What a banner is about: news, or that something has been done.
enum class BannerKind { important, success };

/// Something about the page as a whole, at its top. Text is set as its heading; markup as it is.
struct NotificationBanner {
    std::string text = {};
    Html content = {};  ///< Instead of text.
    BannerKind kind = BannerKind::important;
    Content title = {};  ///< "Important" or "Success", unless told.
    std::string title_id = "govuk-notification-banner-title";
    int title_level = 2;
    std::string role = {};  ///< "region", or "alert" for a success, unless told.
    std::optional<bool> disable_auto_focus = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const NotificationBanner& banner);

/// That what is looked at is a demonstration, for training, or new.
struct PhaseBanner {
    Tag tag;
    Content content;
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const PhaseBanner& banner);

}  // namespace desk

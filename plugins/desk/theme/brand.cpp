#include "theme/brand.h"

#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace desk {

namespace {

// As desk.css has them: --mh-paper, --mh-tint, --mh-on-brand, black.
constexpr Colour white{.red = 0xff, .green = 0xff, .blue = 0xff};
constexpr Colour black{.red = 0x0b, .green = 0x0c, .blue = 0x0c};
constexpr Colour tint_light{.red = 0xf4, .green = 0xf7, .blue = 0xf7};
constexpr Colour paper_dark{.red = 0x15, .green = 0x1a, .blue = 0x1b};
constexpr Colour tint_dark{.red = 0x1e, .green = 0x26, .blue = 0x27};
constexpr Colour on_brand_dark{.red = 0x06, .green = 0x20, .blue = 0x1e};

constexpr double text_min = 4.5;
constexpr double control_min = 3.0;

struct Pair {
    std::string_view what;  ///< "The header's text"
    Colour colour;
    std::string_view on;  ///< "the header"
    Colour background;
    double least = text_min;
};

std::string one_decimal(double ratio) {
    // Rounded down, so that a figure under the limit never reads as the limit.
    const int tenths = static_cast<int>(std::floor(ratio * 10));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::optional<moothall::Refusal> refusal_of(const Pair& pair) {
    const double ratio = contrast(pair.colour, pair.background);
    if (ratio >= pair.least) {
        return std::nullopt;
    }
    return moothall::Refusal{
        .kind = moothall::RefusalKind::invalid_input,
        .reason = std::string(pair.what) + " (" + text_of(pair.colour) + ") on " +
                  std::string(pair.on) + " (" + text_of(pair.background) + ") has a contrast of " +
                  one_decimal(ratio) + " to 1 and needs " + one_decimal(pair.least) +
                  ": choose a lighter or a darker one."};
}

std::array<Pair, 11> pairs_of(const Brand& brand) {
    return {{
        {"The header's text", brand.header_text, "the header", brand.header_background},
        {"Black text", black, "the accent", brand.accent},
        {"The accent", brand.accent, "the header", brand.header_background, control_min},
        {"White text", white, "the light theme's brand colour", brand.brand_light},
        {"The light theme's brand colour", brand.brand_light, "tinted white", tint_light,
         control_min},
        {"The light theme's link colour", brand.link_light, "white", white},
        {"The light theme's link colour", brand.link_light, "tinted white", tint_light},
        {"Dark text", on_brand_dark, "the dark theme's brand colour", brand.brand_dark},
        {"The dark theme's brand colour", brand.brand_dark, "its tint", tint_dark, control_min},
        {"The dark theme's link colour", brand.link_dark, "its page", paper_dark},
        {"The dark theme's link colour", brand.link_dark, "its tint", tint_dark},
    }};
}

}  // namespace

moothall::Result<std::string> brand_style_sheet(const Brand& brand) {
    for (const Pair& pair : pairs_of(brand)) {
        if (auto refusal = refusal_of(pair)) {
            return *refusal;
        }
    }
    std::string sheet = ":root{";
    const auto set = [&sheet](std::string_view name, const Colour& colour) {
        sheet.append("--mh-").append(name).append(":").append(text_of(colour)).append(";");
    };
    set("header-bg", brand.header_background);
    set("header-fg", brand.header_text);
    set("accent", brand.accent);
    set("brand-light", brand.brand_light);
    set("brand-dark", brand.brand_dark);
    set("link-light", brand.link_light);
    set("link-dark", brand.link_dark);
    return sheet + "}";
}

}  // namespace desk

#pragma once

#include <moothall/service/result.h>

#include <string>

#include "theme/colour.h"

namespace desk {

/// What a council chooses of the desk's look. Focus and errors are nobody's to choose.
struct Brand {
    Colour header_background{.red = 0x12, .green = 0x34, .blue = 0x3b};
    Colour header_text{.red = 0xff, .green = 0xff, .blue = 0xff};
    /// The line below the header and the button of its search, with black text.
    Colour accent{.red = 0x5b, .green = 0xb5, .blue = 0xac};
    // Main buttons and what is chosen; links. Of the light and of the dark theme.
    Colour brand_light{.red = 0x0b, .green = 0x64, .blue = 0x70};
    Colour brand_dark{.red = 0x2f, .green = 0x9a, .blue = 0x92};
    Colour link_light{.red = 0x0b, .green = 0x5a, .blue = 0x66};
    Colour link_dark{.red = 0x7f, .green = 0xd0, .blue = 0xc8};
};

/// The stylesheet that sets a council's colours, served beside the desk's own.
/// Refused: invalid_input where a colour cannot be read well on what it stands on: under 4.5:1 for
/// text, under 3:1 for controls. The sentence names the first one.
moothall::Result<std::string> brand_style_sheet(const Brand& brand);

}  // namespace desk

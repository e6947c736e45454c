#include "assets/assets.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cctype>
#include <regex>
#include <set>
#include <stdexcept>
#include <string>

namespace desk {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string in_small_letters(std::string_view bytes) {
    std::string small(bytes);
    std::ranges::transform(small, small.begin(), [](unsigned char letter) {
        return static_cast<char>(std::tolower(letter));
    });
    return small;
}

TEST(Assets, HoldNothingThatIsTheGovernmentsAlone) {
    for (const Asset& asset : assets()) {
        const std::string bytes = in_small_letters(asset.plain);
        for (const auto* trace : {"gds transport", "crown", "crest", "logotype", "govuk-logo",
                                  "opengraph", "@font-face"}) {
            EXPECT_THAT(bytes, Not(HasSubstr(trace))) << asset.name;
        }
    }
}

TEST(Assets, AreOneStylesheetOneModuleAndOneEarlyScript) {
    std::set<std::string_view> names;
    for (const Asset& asset : assets()) {
        if (!asset.name.ends_with(".svg")) {
            names.insert(asset.name);
        }
    }
    EXPECT_EQ(names, (std::set<std::string_view>{"desk.css", "desk.js", "early.js"}));
}

TEST(Assets, AreNamedByTheirContent) {
    for (const Asset& asset : assets()) {
        EXPECT_THAT(std::string(asset.hashed_name),
                    ::testing::MatchesRegex("[a-z-]+-[0-9a-f]+\\.(css|js|svg)"));
        EXPECT_EQ(asset_asked_for(asset.hashed_name), &asset);
    }
    EXPECT_EQ(asset_asked_for("desk.css"), nullptr);
    EXPECT_THROW(asset_address("other.css"), std::out_of_range);
}

TEST(Assets, ThePackedOnesAreSmall) {
    std::size_t all = 0;
    for (const Asset& asset : assets()) {
        EXPECT_FALSE(asset.plain.empty()) << asset.name;
        EXPECT_FALSE(asset.gzip.empty()) << asset.name;
        all += asset.brotli.size();
    }
    EXPECT_LE(all, 60U * 1024U);
}

TEST(Assets, TheStylesheetNamesOnlyWhatIsThere) {
    const auto found = std::ranges::find(assets(), "desk.css", &Asset::name);
    ASSERT_NE(found, assets().end());
    const std::string css(found->plain);
    const std::regex address("url\\(([^)]*)\\)");
    for (std::sregex_iterator at(css.begin(), css.end(), address), end; at != end; ++at) {
        EXPECT_NE(asset_asked_for((*at)[1].str()), nullptr) << (*at)[1];
    }
}

}  // namespace
}  // namespace desk

#include "plugin_loading/new_plugin.h"

#include <gmock/gmock.h>

#include <fstream>
#include <iterator>

#include "host/plugin_loading/plugin_folder.h"

namespace moothall::plugin_loading {
namespace {

using testing::AllOf;
using testing::Each;
using testing::Eq;
using testing::HasSubstr;
using testing::Not;
using testing::SizeIs;

const std::filesystem::path the_template = MOOTHALL_TEMPLATE_FOLDER;

std::string text_of(const std::filesystem::path& file) {
    std::ifstream stream(file);
    return {std::istreambuf_iterator<char>(stream), {}};
}

TEST(NewPlugin, CarriesItsNameEverywhere) {
    const PluginFolder folder;

    const auto written = new_plugin("pest_control", folder.path(), the_template);

    ASSERT_TRUE(written);
    for (const auto& file : *written) {
        EXPECT_THAT(file.string() + text_of(file),
                    AllOf(Not(HasSubstr("allotments")), Not(HasSubstr("Allotments"))));
    }
    const std::string build = text_of(folder.path() / "pest_control" / "CMakeLists.txt");
    EXPECT_THAT(build, HasSubstr("moothall_add_plugin(pest_control TITLE \"Pest control\""));
    EXPECT_THAT(build, HasSubstr("LETTERS PE"));
    EXPECT_THAT(text_of(folder.path() / "pest_control" / "pest_control.cpp"),
                HasSubstr("MOOTHALL_PLUGIN(pest_control::PestControl)"));
}

TEST(NewPlugin, TouchesNothingThatIsThere) {
    const PluginFolder folder;
    std::filesystem::create_directory(folder.path() / "waste");

    const auto written = new_plugin("waste", folder.path(), the_template);

    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().reason, HasSubstr("is there already"));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path() / "waste"));
}

class NewPluginName : public testing::TestWithParam<const char*> {};

TEST_P(NewPluginName, IsRefusedUnlessItCanBeANamespaceAndAModule) {
    const PluginFolder folder;

    const auto written = new_plugin(GetParam(), folder.path(), the_template);

    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().kind, Eq(RefusalKind::invalid_input));
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

INSTANTIATE_TEST_SUITE_P(Names, NewPluginName,
                         testing::Values("", "Waste", "9lives", "../waste", "pest-control", "class",
                                         "end", "calendar", "a b", "moothall",
                                         "a_name_that_is_a_good_deal_longer_than_forty_letters"));

TEST(NewPlugin, SaysWhereATemplateIsMissing) {
    const PluginFolder folder;

    const auto written = new_plugin("waste", folder.path(), folder.path() / "no_template");

    ASSERT_FALSE(written);
    EXPECT_THAT(written.error().kind, Eq(RefusalKind::not_found));
}

TEST(NewPlugin, LeavesTheTemplateWithinEightyLinesOfCpp) {
    const std::string text =
        text_of(the_template / "allotments.h") + text_of(the_template / "allotments.cpp");

    EXPECT_LE(std::ranges::count(text, '\n'), 80);
}

}  // namespace
}  // namespace moothall::plugin_loading

#include "plugin_loading/inspection.h"

#include <gmock/gmock.h>

#include "host/plugin_loading/plugin_folder.h"

namespace moothall::plugin_loading {
namespace {

using testing::ElementsAre;
using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

LoadingContext context() {
    return {.checks = plain_checks(), .notes = nullptr, .crashes = nullptr, .now = Instant{}};
}

TEST(Inspection, ReadsManifestAndBuildIdWithoutRunningCode) {
    const PluginFolder folder;
    folder.put("aborts");

    const auto inspected = inspect_plugin(folder.library("aborts"));

    ASSERT_TRUE(inspected);
    EXPECT_THAT(inspected->manifest.name, Eq("aborts"));
    EXPECT_THAT(inspected->build_id, SizeIs(40));
    EXPECT_THAT(inspected->build_id, Eq(inspected->manifest.build_id));
    EXPECT_THAT(inspected->objections, IsEmpty());
}

TEST(Inspection, SaysWhatThisHostWouldObjectTo) {
    const PluginFolder folder;
    folder.put("elm");
    folder.change_manifest("elm", R"("sdk_version" : "0.3")", R"("sdk_version" : "9.0")");

    const auto inspected = inspect_plugin(folder.manifest("elm"));

    ASSERT_TRUE(inspected);
    EXPECT_THAT(inspected->objections, ElementsAre(HasSubstr("built for SDK 9.0")));
}

TEST(Inspection, RefusesAFileThatIsNoPlugin) {
    const PluginFolder folder;

    const auto inspected = inspect_plugin(folder.path() / "nothing.so");

    ASSERT_FALSE(inspected);
    EXPECT_THAT(inspected.error().kind, Eq(RefusalKind::not_found));
}

TEST(Inspection, CheckingAttachesThePlugin) {
    const PluginFolder folder;
    folder.put("orchards");
    folder.put("registers_twice");

    EXPECT_THAT(check_plugin(folder.library("orchards"), context()).value().brought.functions,
                SizeIs(1));
    const auto refused = check_plugin(folder.library("registers_twice"), context());
    ASSERT_FALSE(refused);
    EXPECT_THAT(refused.error().reason, HasSubstr("twice"));
}

TEST(Inspection, CheckingNeedsNoOtherPlugin) {
    const PluginFolder folder;
    folder.put("birch");

    EXPECT_TRUE(check_plugin(folder.library("birch"), context()));
}

}  // namespace
}  // namespace moothall::plugin_loading

#include "plugin_loading/loading.h"

#include <gmock/gmock.h>

#include <fstream>

#include "host/plugin_loading/plugin_folder.h"

namespace moothall::plugin_loading {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::Eq;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
using testing::StartsWith;

/// No function here reads anything.
class NoReading final : public Reading {
public:
    Result<Row> rule(std::string_view, Date, std::string_view) override { return refusal(); }
    std::vector<Row> rows(std::string_view, Date, const Table&, std::size_t) override { return {}; }
    Result<bool> is_working_day(Date, std::string_view) override { return refusal(); }
    Result<Date> add_working_days(Date, int, std::string_view) override { return refusal(); }

private:
    static Refusal refusal() { return {RefusalKind::not_found, "Nothing is read here."}; }
};

/// A folder with a good plugin beside a bad one: what is wrong with one must not keep out the
/// other.
class PluginLoading : public testing::Test {
protected:
    void SetUp() override { folder.put("orchards"); }

    /// Loads, expects that the good plugin is in, and gives the sentence on the bad one.
    std::string refusal_beside_orchards(const std::string& plugin) const {
        const Loaded loaded = load_from(folder);
        EXPECT_THAT(names_of(loaded), Eq("orchards "));
        EXPECT_THAT(loaded.refused, SizeIs(1));
        return refusal_of(plugin, loaded);
    }

    PluginFolder folder;
};

TEST_F(PluginLoading, CollectsWhatAPluginBrings) {
    const Loaded loaded = load_from(folder);

    ASSERT_THAT(loaded.refused, IsEmpty());
    ASSERT_THAT(loaded.plugins, SizeIs(1));
    const LoadedPlugin& orchards = loaded.plugins.front();
    EXPECT_THAT(orchards.manifest.letters, Eq("OR"));
    EXPECT_THAT(orchards.manifest.workflows, SizeIs(1));
    EXPECT_THAT(orchards.manifest.rules, SizeIs(1));
    EXPECT_THAT(orchards.brought.registers, SizeIs(1));
    EXPECT_THAT(orchards.brought.panels, SizeIs(1));
    ASSERT_THAT(orchards.brought.functions, SizeIs(1));
    NoReading reading;
    const auto rent = orchards.brought.functions.front().call(Table{}.set("trees", 4), reading);
    EXPECT_THAT(rent.value().integer("rent_pence"), Eq(1000));
}

TEST_F(PluginLoading, CollectsWhatAPluginDelivers) {
    folder.put("post");

    const Loaded loaded = load_from(folder);

    ASSERT_THAT(loaded.plugins, SizeIs(2));
    ASSERT_THAT(loaded.plugins.back().brought.carriers, SizeIs(1));
    EXPECT_THAT(loaded.plugins.back().brought.carriers.front().kind, Eq("letter"));
    EXPECT_TRUE(loaded.plugins.back().brought.carriers.front().carrier->deliver({}));
}

TEST_F(PluginLoading, RefusesTheSecondOfTwoThatDeliverTheSame) {
    folder.put("post");
    folder.put("van");

    const Loaded loaded = load_from(folder);

    EXPECT_THAT(names_of(loaded), Eq("orchards post "));
    EXPECT_THAT(refusal_of("van", loaded),
                Eq("van delivers outgoing work of the kind letter, and so does post: take one of "
                   "the two out of the folder of plugins."));
}

TEST_F(PluginLoading, RefusesAPluginThatDeliversTheSameTwice) {
    folder.put("post_twice");

    EXPECT_THAT(refusal_beside_orchards("post_twice"),
                Eq("post_twice registers two carriers for letter: take one of them away."));
}

TEST_F(PluginLoading, RefusesAPluginThatDeliversWhatNobodyAsksFor) {
    folder.put("pigeons");

    EXPECT_THAT(refusal_beside_orchards("pigeons"),
                Eq("pigeons registers a carrier wrongly: Nobody asks for a pigeon."));
}

TEST_F(PluginLoading, RefusesAPluginOfAnotherSdk) {
    folder.put("elm");
    folder.change_manifest("elm", R"("sdk_version" : "0.3")", R"("sdk_version" : "0.4")");

    EXPECT_THAT(refusal_beside_orchards("elm"),
                Eq("elm was built for SDK 0.4 and this host speaks 0.3: rebuild it with "
                   "moothall-dev 0.3."));
}

TEST_F(PluginLoading, RefusesAPluginOfAnotherCompiler) {
    folder.put("elm");
    folder.change_manifest("elm", R"("compiler" : "GNU)", R"("compiler" : "GNU 1)");

    EXPECT_THAT(refusal_beside_orchards("elm"), AllOf(StartsWith("elm was built by GNU 1 "),
                                                      EndsWith("rebuild it in the same way.")));
}

TEST_F(PluginLoading, RefusesALibraryWithoutAManifest) {
    folder.put("elm");
    std::filesystem::remove(folder.manifest("elm"));

    EXPECT_THAT(refusal_beside_orchards("elm"),
                Eq("elm has no manifest elm.plugin.json beside it: build it with "
                   "moothall_add_plugin(), which writes one."));
}

TEST_F(PluginLoading, RefusesAManifestWithoutALibrary) {
    folder.put("elm");
    std::filesystem::remove(folder.library("elm"));

    EXPECT_THAT(refusal_beside_orchards("elm"), HasSubstr("There is no readable library"));
}

TEST_F(PluginLoading, RefusesAManifestThatCannotBeRead) {
    folder.put("elm");
    std::ofstream(folder.manifest("elm")) << "{ \"name\": ";

    EXPECT_THAT(refusal_beside_orchards("elm"), HasSubstr("cannot be read"));
}

TEST_F(PluginLoading, RefusesAManifestThatLacksAField) {
    folder.put("elm");
    folder.change_manifest("elm", "\"letters\"", "\"ciphers\"");

    EXPECT_THAT(refusal_beside_orchards("elm"), HasSubstr("letters"));
}

TEST_F(PluginLoading, RefusesAManifestOfAnotherBuild) {
    folder.put("elm");
    folder.change_manifest("elm", "\"build_id\" : \"", "\"build_id\" : \"00");

    EXPECT_THAT(refusal_beside_orchards("elm"),
                Eq("elm has a manifest that was written for another build of its library: put the "
                   "library and the manifest of one build side by side."));
}

TEST_F(PluginLoading, RefusesALibraryThatIsNone) {
    folder.put("elm");
    std::ofstream(folder.library("elm")) << "not a library";

    EXPECT_THAT(refusal_beside_orchards("elm"), HasSubstr("is no shared library of this machine"));
}

TEST_F(PluginLoading, RefusesALibraryThatIsCutShort) {
    folder.put("elm");
    std::filesystem::resize_file(folder.library("elm"), 400);

    EXPECT_THAT(refusal_beside_orchards("elm"), HasSubstr("elm.so"));
}

TEST_F(PluginLoading, RefusesAPluginThatLacksAShippedFile) {
    folder.put_as("orchards", "plums");
    folder.change_manifest("plums", "\"OR\"", "\"PL\"");
    std::filesystem::remove(folder.path() / "plums" / "workflows" / "pruning.lua");

    EXPECT_THAT(refusal_beside_orchards("plums"),
                Eq("plums ships pruning.lua, which is not there: install the whole folder of the "
                   "plugin."));
}

TEST_F(PluginLoading, RefusesLettersThatAreTaken) {
    folder.put_as("orchards", "plums");

    EXPECT_THAT(refusal_beside_orchards("plums"),
                HasSubstr("has the reference letters OR, which are those of orchards"));
}

TEST_F(PluginLoading, RefusesAManifestThatStandsUnderAnotherName) {
    folder.put("elm");
    folder.change_manifest("elm", R"("name" : "elm")", R"("name" : "oak")");

    EXPECT_THAT(refusal_beside_orchards("oak"),
                Eq("elm.plugin.json is the manifest of \"oak\": give the file and its library that "
                   "name back."));
}

TEST_F(PluginLoading, RefusesALibraryThatWasRenamed) {
    folder.put_as("elm", "oak");

    EXPECT_THAT(refusal_beside_orchards("oak"), HasSubstr("oak holds the plugin \"elm\""));
}

TEST_F(PluginLoading, RefusesALibraryWithoutAPlugin) {
    folder.put("no_entry");

    EXPECT_THAT(refusal_beside_orchards("no_entry"),
                Eq("no_entry has no plugin in it: end one of its sources with "
                   "MOOTHALL_PLUGIN(TheClass) and build it again."));
}

TEST_F(PluginLoading, RefusesAnEntryThatDisagreesWithItsManifest) {
    folder.put("old_entry");

    EXPECT_THAT(refusal_beside_orchards("old_entry"), HasSubstr("has an entry of another SDK"));
}

TEST_F(PluginLoading, RefusesAPluginThatThrowsWhileItIsAttached) {
    folder.put("throws_in_attach");

    EXPECT_THAT(refusal_beside_orchards("throws_in_attach"),
                Eq("throws_in_attach failed while it was attached (the till is locked): tell its "
                   "developers."));
}

TEST_F(PluginLoading, RefusesAPluginThatThrowsWhileItIsMade) {
    folder.put("throws_when_made");

    EXPECT_THAT(refusal_beside_orchards("throws_when_made"), HasSubstr("(no room)"));
}

TEST_F(PluginLoading, RefusesAPluginThatRegistersANameTwice) {
    folder.put("registers_twice");

    EXPECT_THAT(refusal_beside_orchards("registers_twice"),
                Eq("registers_twice registers the register registers_twice.rows twice: give one of "
                   "them another name."));
}

TEST_F(PluginLoading, RefusesAPluginThatTakesTheNameOfAnother) {
    folder.put("takes_a_name");

    EXPECT_THAT(refusal_beside_orchards("takes_a_name"),
                HasSubstr("registers the register orchards.trees: begin its name with "
                          "\"takes_a_name.\""));
}

TEST_F(PluginLoading, RefusesAPluginWhoseSignatureCannotBeRead) {
    folder.put("signs_wrongly");

    EXPECT_THAT(refusal_beside_orchards("signs_wrongly"),
                Eq("signs_wrongly registers a function that cannot be read: Write its arguments in "
                   "braces."));
}

TEST_F(PluginLoading, TakesTheEarlierOfTwoFoldersForOneName) {
    const PluginFolder second;
    second.put("orchards");
    const Loaded loaded = load_plugins(
        {folder.path(), second.path()},
        {.checks = plain_checks(), .notes = nullptr, .crashes = nullptr, .now = Instant{}});

    EXPECT_THAT(names_of(loaded), Eq("orchards "));
    EXPECT_THAT(refusal_of("orchards", loaded), HasSubstr("orchards is there twice: take "));
}

TEST_F(PluginLoading, LoadsAPluginAfterWhatItRequires) {
    folder.put("ash");
    folder.put("birch");
    folder.put("elm");

    EXPECT_THAT(names_of(load_from(folder)), Eq("elm birch ash orchards "));
}

TEST_F(PluginLoading, RefusesWhatNeedsARefusedPlugin) {
    folder.put("ash");
    folder.put("birch");

    const Loaded loaded = load_from(folder);

    EXPECT_THAT(names_of(loaded), Eq("orchards "));
    EXPECT_THAT(refusal_of("birch", loaded),
                Eq("birch requires elm, which is not there or was refused: add that plugin, or "
                   "take birch out."));
    EXPECT_THAT(refusal_of("ash", loaded), HasSubstr("ash requires elm>=0.1"));
}

TEST_F(PluginLoading, RefusesAnOlderVersionThanIsRequired) {
    folder.put("birch");
    folder.put("elm");
    folder.change_manifest("birch", "\"elm\"", "\"elm>=0.10\"");

    EXPECT_THAT(refusal_of("birch", load_from(folder)), HasSubstr("birch requires elm>=0.10"));
}

TEST_F(PluginLoading, NamesACircleOfRequirements) {
    folder.put("birch");
    folder.put("elm");
    folder.change_manifest("elm", "\"requires\" : []", R"("requires" : ["birch.bark/1"])");

    const Loaded loaded = load_from(folder);

    EXPECT_THAT(names_of(loaded), Eq("orchards "));
    EXPECT_THAT(
        refusal_of("elm", loaded),
        Eq("elm cannot be loaded, because elm requires birch requires elm: take one of these "
           "requirements out."));
    EXPECT_THAT(refusal_of("birch", loaded), HasSubstr("birch requires elm requires birch"));
}

TEST_F(PluginLoading, RefusesWhatNeedsAPluginThatFailedToLoad) {
    folder.put("throws_in_attach");
    folder.put("elm");
    folder.change_manifest("elm", "\"requires\" : []", R"("requires" : ["throws_in_attach"])");

    const Loaded loaded = load_from(folder);

    EXPECT_THAT(refusal_of("elm", loaded),
                Eq("elm requires throws_in_attach, which could not be loaded: put that right "
                   "first."));
}

TEST_F(PluginLoading, FindsNothingInAFolderThatIsNotThere) {
    const Loaded loaded = load_plugins(
        {folder.path() / "nowhere"},
        {.checks = plain_checks(), .notes = nullptr, .crashes = nullptr, .now = Instant{}});

    EXPECT_THAT(loaded.plugins, IsEmpty());
    EXPECT_THAT(loaded.refused, IsEmpty());
}

}  // namespace
}  // namespace moothall::plugin_loading

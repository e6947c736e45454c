#include "startup/running_council.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>
#include <map>

#include "functions/check.h"
#include "host/store/temporary_folder.h"
#include "operations/operation.h"
#include "startup/declaration_checks.h"

namespace moothall::startup {
namespace {

std::unique_ptr<RunningCouncil> open(const std::filesystem::path& folder) {
    Settings settings;
    settings.data_folder = folder;
    return RunningCouncil::open(settings).value();
}

TEST(RunningCouncil, SweepsDocumentsThatNoEventNamesWhenItOpens) {
    const store::TemporaryFolder folder;
    const std::string address = open(folder.path())->council().documents.put("s", "Left behind.");
    const auto file = folder.path() / "documents" / address.substr(0, 2) / address;
    std::filesystem::last_write_time(
        file, std::filesystem::last_write_time(file) - std::chrono::hours(25));

    EXPECT_TRUE(open(folder.path())->council().documents.addresses().empty());
}

/// Both are made here rather than by the operations.
TEST(RunningCouncil, ListsPluginsAndChecksARebuildInTheShapesThatAreDeclared) {
    const store::TemporaryFolder folder;
    Settings settings;
    settings.data_folder = folder.path();
    settings.plugin_folders = {plugins_beside_program()};
    const auto running = RunningCouncil::open(settings).value();
    const operations::Caller caller{identity::system_administrator(), ""};

    for (const auto& [name, arguments] : std::map<std::string, Table>{
             {"plugin.list", {}}, {"journal.rebuild", Table{}.set("check", true)}}) {
        const auto answer = operations::call(running->council(), caller, name, arguments);
        const auto checked =
            functions::check(operations::answer_of(*operations::find(name)), answer.value(), name);
        EXPECT_TRUE(checked) << checked.error().reason;
    }
}

}  // namespace
}  // namespace moothall::startup

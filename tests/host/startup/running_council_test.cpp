#include "startup/running_council.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "host/store/temporary_folder.h"

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

}  // namespace
}  // namespace moothall::startup

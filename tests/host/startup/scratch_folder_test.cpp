#include "startup/scratch_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <optional>

#include "host/store/temporary_folder.h"

namespace moothall::startup {
namespace {

namespace fs = std::filesystem;

TEST(ScratchFolder, GoesWithAllThatIsInIt) {
    const store::TemporaryFolder folder;
    {
        const ScratchFolder scratch(folder.path());
        std::ofstream(scratch.path() / "a file") << "bytes";
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

TEST(ScratchFolder, TakesAwayWhatAKilledProgramLeftAndNothingElse) {
    const store::TemporaryFolder folder;
    const fs::path left = folder.path() / "moothall-scratch-AbCdEf";
    const fs::path others = folder.path() / "moothall-AbCdEf";
    fs::create_directories(left / "data");
    fs::create_directory(others);

    const ScratchFolder one(folder.path());
    const ScratchFolder two(folder.path());

    EXPECT_FALSE(fs::exists(left));
    EXPECT_TRUE(fs::exists(others));
    EXPECT_TRUE(fs::exists(one.path()));
    EXPECT_TRUE(fs::exists(two.path()));
}

}  // namespace
}  // namespace moothall::startup

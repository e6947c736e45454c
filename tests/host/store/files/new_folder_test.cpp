#include "store/files/new_folder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "host/store/temporary_folder.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

namespace fs = std::filesystem;

class NewFolderIn : public ::testing::Test {
protected:
    const TemporaryFolder folder;
    const fs::path above = folder.path() / "above";
    const fs::path inner = above / "inner";
};

TEST_F(NewFolderIn, TakesAwayWhatItMade) {
    {
        const NewFolder made(inner);
        EXPECT_TRUE(fs::is_directory(inner));
    }

    EXPECT_FALSE(fs::exists(above));
}

TEST_F(NewFolderIn, LeavesWhatItIsToKeepAndWhatWasThere) {
    {
        NewFolder made(above);
        made.keep();
    }
    EXPECT_TRUE(fs::is_directory(above));
    { const NewFolder there(above); }
    EXPECT_TRUE(fs::is_directory(above));
}

TEST_F(NewFolderIn, LeavesAFolderThatSomebodyElseUses) {
    {
        const NewFolder made(inner);
        std::ofstream(above / "theirs") << "x";
    }

    EXPECT_FALSE(fs::exists(inner));
    EXPECT_TRUE(fs::exists(above / "theirs"));
}

TEST_F(NewFolderIn, IsAFaultThatLeavesNothingWhereAFileIsInTheWay) {
    std::ofstream(folder.path() / "file") << "x";

    EXPECT_THROW(NewFolder(folder.path() / "file" / "inner"), StoreFault);
    EXPECT_TRUE(fs::is_regular_file(folder.path() / "file"));
}

}  // namespace
}  // namespace moothall::store::files

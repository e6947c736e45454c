#include "workflows/modules/modules_beside.h"

#include <gtest/gtest.h>

#include <fstream>

#include "host/store/temporary_folder.h"

namespace moothall::workflows {
namespace {

class ModulesBeside : public ::testing::Test {
protected:
    void write(const std::string& file, const std::string& text) {
        std::filesystem::create_directories((folder.path() / file).parent_path());
        std::ofstream(folder.path() / file) << text;
    }

    const store::TemporaryFolder folder;
};

TEST_F(ModulesBeside, AreFoundInAFolderBesideTheWorkflowOrTheOneAbove) {
    write("scripts/lib/common@1.lua", "return module { above = 1 }\n");
    write("scripts/revenues/lib/own@2.lua", "return module { beside = 1 }\n");
    const std::string own = "local c, o = use \"lib.common@1\", use \"lib.own@2\"\n";

    EXPECT_EQ(with_modules_beside(folder.path() / "scripts/revenues/review.lua", own),
              own +
                  "--@moothall module lib.common@1\nreturn module { above = 1 }\n"
                  "--@moothall module lib.own@2\nreturn module { beside = 1 }\n");
}

TEST_F(ModulesBeside, MayStandElsewhereAndAreThenLeftOut) {
    const std::string own = "local c = use \"lib.common@1\"\n";

    EXPECT_EQ(with_modules_beside(folder.path() / "review.lua", own), own);
}

}  // namespace
}  // namespace moothall::workflows

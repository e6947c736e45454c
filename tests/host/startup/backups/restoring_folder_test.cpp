#include "startup/backups/restoring_folder.h"

#include <gtest/gtest.h>

#include <fstream>

#include "host/store/temporary_folder.h"
#include "store/store.h"

namespace moothall::startup {
namespace {

class RestoringFolderTest : public testing::Test {
protected:
    void put(const std::filesystem::path& file) { std::ofstream(file) << "bytes"; }

    store::TemporaryFolder folder;
    std::filesystem::path data = folder.path() / "data";
};

TEST_F(RestoringFolderTest, WhatIsFinishedStandsInThePlace) {
    {
        RestoringFolder restoring(data);
        put(restoring.path() / "council.db");
        std::filesystem::create_directory(restoring.path() / "documents");
        put(restoring.path() / "documents" / "one");
        EXPECT_FALSE(std::filesystem::exists(data / "council.db"));
        restoring.finish();
    }

    EXPECT_TRUE(std::filesystem::exists(data / "council.db"));
    EXPECT_TRUE(std::filesystem::exists(data / "documents" / "one"));
    EXPECT_FALSE(std::filesystem::exists(data / "restoring.unfinished"));
}

TEST_F(RestoringFolderTest, WhatIsNotFinishedGoesAndAFolderThatWasThereStays) {
    { put(RestoringFolder(data).path() / "council.db"); }
    EXPECT_FALSE(std::filesystem::exists(data));

    std::filesystem::create_directory(data);
    { put(RestoringFolder(data).path() / "council.db"); }
    EXPECT_TRUE(std::filesystem::is_empty(data));
}

TEST_F(RestoringFolderTest, WhatStandsBesideTheRemainsIsNotTaken) {
    std::filesystem::create_directories(data / "restoring.unfinished");
    put(data / "letters");

    EXPECT_THROW(RestoringFolder restoring(data), store::StoreFault);
    EXPECT_THROW(RestoringFolder restoring(data / "letters"), store::StoreFault);
    EXPECT_TRUE(std::filesystem::exists(data / "letters"));
}

TEST_F(RestoringFolderTest, WhatAKilledOneHadGivenItsPlaceIsTakenAwayWithItsList) {
    std::filesystem::create_directories(data / "restoring.unfinished");
    std::filesystem::create_directory(data / "documents");
    put(data / "documents" / "one");
    std::ofstream(data / "restoring.unfinished" / "given.places") << "documents\n";

    { const RestoringFolder restoring(data); }

    EXPECT_TRUE(std::filesystem::is_empty(data));
}

TEST_F(RestoringFolderTest, WhatIsListedAndStillInsideIsNotTakenOutside) {
    std::filesystem::create_directories(data / "restoring.unfinished" / "documents");
    std::ofstream(data / "restoring.unfinished" / "given.places") << "documents\n";
    std::filesystem::create_directory(data / "documents");

    EXPECT_THROW(RestoringFolder restoring(data), store::StoreFault);
    EXPECT_TRUE(std::filesystem::exists(data / "documents"));
}

TEST_F(RestoringFolderTest, OneAtATime) {
    const RestoringFolder restoring(data);

    EXPECT_THROW(RestoringFolder another(data), store::StoreFault);
    EXPECT_TRUE(std::filesystem::exists(restoring.path()));
}

TEST_F(RestoringFolderTest, WhatIsLeftBesideAWholeCouncilGoesWhenItIsOpened) {
    std::filesystem::create_directories(data / "restoring.unfinished");
    put(data / "council.db");

    EXPECT_TRUE(clear_after_restore(data));

    EXPECT_FALSE(std::filesystem::exists(data / "restoring.unfinished"));
    EXPECT_TRUE(std::filesystem::exists(data / "council.db"));
}

TEST_F(RestoringFolderTest, ARestoreThatIsUnderWayOrWasBrokenOffIsNotOpened) {
    EXPECT_TRUE(clear_after_restore(data));
    const RestoringFolder restoring(data);

    EXPECT_FALSE(clear_after_restore(data));
    EXPECT_TRUE(std::filesystem::exists(restoring.path()));
}

TEST_F(RestoringFolderTest, AStoreThatSomebodyMadeMeanwhileStays) {
    {
        RestoringFolder restoring(data);
        put(restoring.path() / "council.db");
        std::ofstream(data / "council.db") << "theirs";
        EXPECT_THROW(restoring.finish(), store::StoreFault);
    }

    std::string theirs;
    std::ifstream(data / "council.db") >> theirs;
    EXPECT_EQ(theirs, "theirs");
}

}  // namespace
}  // namespace moothall::startup

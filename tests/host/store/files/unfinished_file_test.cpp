#include "store/files/unfinished_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "host/store/file_size_limit.h"
#include "host/store/temporary_folder.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

using testing::HasSubstr;

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

class UnfinishedFileTest : public testing::Test {
protected:
    UnfinishedFileTest() { std::ofstream(place) << "before"; }

    TemporaryFolder folder;
    std::filesystem::path place = folder.path() / "file";
    std::filesystem::path beside = folder.path() / "file.unfinished";
};

TEST_F(UnfinishedFileTest, TakesItsPlaceWhenItIsFinished) {
    UnfinishedFile file(place);
    file.write("af");
    file.write("ter");
    EXPECT_EQ(content(place), "before");

    file.finish();

    EXPECT_EQ(content(place), "after");
    EXPECT_FALSE(std::filesystem::exists(beside));
}

TEST_F(UnfinishedFileTest, GoesWhenItIsNotFinished) {
    { UnfinishedFile(place).write("after"); }

    EXPECT_EQ(content(place), "before");
    EXPECT_FALSE(std::filesystem::exists(beside));
}

TEST_F(UnfinishedFileTest, TakesOverWhatAKilledWriterLeft) {
    std::ofstream(beside) << "what somebody who was killed wrote";

    UnfinishedFile file(place);
    file.write("after");
    file.finish();

    EXPECT_EQ(content(place), "after");
}

TEST_F(UnfinishedFileTest, IsWrittenByOneAtATime) {
    UnfinishedFile file(place);
    file.write("after");

    EXPECT_THROW(UnfinishedFile another(place), StoreFault);

    file.finish();
    EXPECT_EQ(content(place), "after");
    UnfinishedFile(place).finish();
    EXPECT_EQ(content(place), "");
}

TEST_F(UnfinishedFileTest, AFullDiskIsAFaultAndLeavesTheFileAsItWas) {
    const FileSizeLimit limit(1'000'000);
    try {
        UnfinishedFile file(place);
        file.write(std::string(2'000'000, 'x'));
        ADD_FAILURE() << "more was written than there is room for";
    } catch (const StoreFault& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("The disk is full"));
    }

    EXPECT_EQ(content(place), "before");
    EXPECT_FALSE(std::filesystem::exists(beside));
}

}  // namespace
}  // namespace moothall::store::files

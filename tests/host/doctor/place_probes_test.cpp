#include <gmock/gmock.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fstream>

#include "doctor/probes/place.h"
#include "host/store/temporary_folder.h"

namespace moothall::doctor {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::size_t files_in(const fs::path& folder) {
    return static_cast<std::size_t>(
        std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(PlaceProbes, MeasureTheDiskAlsoOfAFolderThatIsNotThere) {
    const store::TemporaryFolder folder;
    const auto space = measure_disk(folder.path());

    EXPECT_GT(space.free_bytes, 0);
    EXPECT_GE(space.total_bytes, space.free_bytes);
    EXPECT_EQ(measure_disk(folder.path() / "not" / "yet").total_bytes, space.total_bytes);
}

TEST(PlaceProbes, LeaveNothingOfTheFileByWhichTheyTimeTheDisk) {
    const store::TemporaryFolder folder;

    EXPECT_GT(measure_sync(folder.path()).count(), 0);

    EXPECT_EQ(files_in(folder.path()), 0U);
}

TEST(PlaceProbes, SayWhereNothingCanBeWritten) {
    const store::TemporaryFolder folder;
    try {
        measure_sync(folder.path() / "absent");
        FAIL() << "It was written.";
    } catch (const std::runtime_error& fault) {
        EXPECT_THAT(fault.what(), HasSubstr("No such file or directory."));
    }
}

TEST(PlaceProbes, SeeThePermissionsOfWhatIsThere) {
    const store::TemporaryFolder folder;
    std::ofstream(folder.path() / "council.db") << "x";
    ::chmod((folder.path() / "council.db").c_str(), 0640);
    ::chmod(folder.path().c_str(), 0710);

    const auto held = held_files(folder.path(), folder.path() / "absent");

    ASSERT_THAT(held, SizeIs(2));
    EXPECT_EQ(held[0].mode, 0710U);
    EXPECT_EQ(held[1].mode, 0640U);
    EXPECT_EQ(held[1].what, Held::content);
}

TEST(PlaceProbes, SeeAFolderInMemory) {
    const fs::path memory = "/dev/shm";
    if (!fs::exists(memory)) {
        GTEST_LOG_(INFO) << "There is no /dev/shm here, so no folder in memory is looked at.";
        return;
    }
    EXPECT_EQ(look_at_folder(memory).medium, Medium::memory);
    EXPECT_EQ(look_at_folder(memory).file_system, "tmpfs");
}

}  // namespace
}  // namespace moothall::doctor

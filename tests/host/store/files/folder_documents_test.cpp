#include "store/files/folder_documents.h"

#include <gtest/gtest.h>

#include <chrono>
#include <fstream>
#include <vector>

#include "host/store/temporary_folder.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

class FolderDocumentsTest : public testing::Test {
protected:
    TemporaryFolder folder;
    FolderDocuments documents{folder.path() / "documents"};
};

TEST_F(FolderDocumentsTest, AnAddressIsNoPath) {
    std::ofstream(folder.path() / "outside") << "not a document";

    EXPECT_EQ(documents.get("../outside"), std::nullopt);
    EXPECT_EQ(documents.get(""), std::nullopt);
    documents.remove("../outside");
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "outside"));
}

TEST_F(FolderDocumentsTest, OnlyTheOwnerMayReadThem) {
    const std::string address = documents.put("secret", "paper");
    const auto file = folder.path() / "documents" / address.substr(0, 2) / address;

    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_EQ(std::filesystem::status(folder.path() / "documents").permissions(),
              std::filesystem::perms::owner_all);
}

TEST_F(FolderDocumentsTest, LeavesNothingElseBehind) {
    documents.put("secret", "paper");
    documents.put("secret", "paper");

    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        files += entry.is_regular_file() ? 1 : 0;
    }
    EXPECT_EQ(files, 1);
}

/// A folder of documents whose files are made older.
class DocumentsSweep : public FolderDocumentsTest {
protected:
    std::filesystem::path file_of(const std::string& address) const {
        return folder.path() / "documents" / address.substr(0, 2) / address;
    }
    static void make_older(const std::filesystem::path& file, std::chrono::hours age) {
        std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) - age);
    }
    std::string put(const std::string& bytes, std::chrono::hours age) {
        const std::string address = documents.put("secret", bytes);
        make_older(file_of(address), age);
        return address;
    }
    static bool nobodys(std::string_view) { return false; }
};

TEST_F(DocumentsSweep, TakesWhatAPutLeftUnfinished) {
    const std::string named = put("named", std::chrono::hours(100));
    const std::filesystem::path unfinished = file_of(named).string() + ".new-a1B2c3";
    const std::filesystem::path recent = file_of(named).string() + ".new-d1B2c3";
    std::ofstream(unfinished) << "half a do";
    std::ofstream(recent) << "half a do";
    make_older(unfinished, std::chrono::hours(25));

    EXPECT_EQ(documents.sweep([](std::string_view) { return true; }), 0U);

    EXPECT_FALSE(std::filesystem::exists(unfinished));
    EXPECT_TRUE(std::filesystem::exists(recent));
    EXPECT_EQ(documents.addresses(), std::vector{named});
}

TEST_F(DocumentsSweep, DoesNothingWhereThereAreNoDocuments) {
    EXPECT_EQ(documents.sweep(nobodys), 0U);
    EXPECT_FALSE(std::filesystem::exists(folder.path() / "documents"));
    EXPECT_TRUE(documents.addresses().empty());
}

TEST_F(FolderDocumentsTest, APlaceThatCannotBeMadeIsAFault) {
    std::ofstream(folder.path() / "documents") << "a file where the folder should be";

    EXPECT_THROW(documents.put("secret", "paper"), StoreFault);
}

}  // namespace
}  // namespace moothall::store::files

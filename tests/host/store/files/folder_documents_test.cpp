#include "store/files/folder_documents.h"

#include <gtest/gtest.h>

#include <fstream>

#include "host/store/temporary_folder.h"
#include "store/store.h"

namespace moothall::store::files {
namespace {

class FolderDocumentsTest : public testing::Test {
protected:
    TemporaryFolder folder;
    FolderDocuments documents{folder.path() / "documents"};
};

TEST_F(FolderDocumentsTest, GivesBackEveryByte) {
    const std::string bytes("%PDF\0\xff\n", 7);

    const std::string address = documents.put("secret of the case", bytes);

    EXPECT_EQ(documents.get(address), bytes);
}

TEST_F(FolderDocumentsTest, KeepsAnEmptyDocument) {
    EXPECT_EQ(documents.get(documents.put("secret", "")), "");
}

// The address has to be found again by any other program: `printf '6:secretpaper' | sha256sum`.
TEST_F(FolderDocumentsTest, TheAddressIsTheHashOfTheSecretAndTheBytes) {
    EXPECT_EQ(documents.put("secret", "paper"),
              "ecba4fc823f3090a6fb8c410afb82ea0e9809268a7057eef0d448561e2340a71");
}

TEST_F(FolderDocumentsTest, TwoCasesHoldTheSamePaperUnderDifferentAddresses) {
    const std::string one = documents.put("secret of one", "paper");
    const std::string other = documents.put("secret of another", "paper");
    EXPECT_NE(one, other);

    documents.remove(one);

    EXPECT_EQ(documents.get(one), std::nullopt);
    EXPECT_EQ(documents.get(other), "paper");
}

TEST_F(FolderDocumentsTest, SecretAndBytesDoNotRunTogether) {
    EXPECT_NE(documents.put("ab", "c"), documents.put("a", "bc"));
}

TEST_F(FolderDocumentsTest, PuttingAgainGivesTheSameAddress) {
    EXPECT_EQ(documents.put("secret", "paper"), documents.put("secret", "paper"));
}

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

TEST_F(FolderDocumentsTest, APlaceThatCannotBeMadeIsAFault) {
    std::ofstream(folder.path() / "documents") << "a file where the folder should be";

    EXPECT_THROW(documents.put("secret", "paper"), StoreFault);
}

}  // namespace
}  // namespace moothall::store::files

#include "startup/secret.h"

#include <gmock/gmock.h>

#include <fstream>

#include "host/store/temporary_folder.h"

namespace moothall::startup {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

class Secrets : public ::testing::Test {
protected:
    fs::path file(const std::string& name, const std::string& text) {
        const fs::path path = folder.path() / name;
        std::ofstream(path, std::ios::binary) << text;
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
        return path;
    }

    std::string refused(const SecretPlaces& places) {
        const auto secret = read_secret("database_password", places);
        return secret ? "" : secret.error().reason;
    }

    store::TemporaryFolder folder;
};

TEST_F(Secrets, AreReadWithoutTheLineEndBehindThem) {
    EXPECT_EQ(read_secret("database_password", {"", file("p", "hunter2\n")}).value().reveal(),
              "hunter2");
    EXPECT_EQ(read_secret("database_password", {"", file("q", " two words ")}).value().reveal(),
              " two words ");
}

TEST_F(Secrets, ThatSystemdGivesComeBeforeTheFile) {
    file("database_password", "given");

    EXPECT_EQ(
        read_secret("database_password", {folder.path(), file("p", "named")}).value().reveal(),
        "given");
    EXPECT_EQ(read_secret("other", {folder.path(), file("p", "named")}).value().reveal(), "named");
}

TEST_F(Secrets, ThatAreNowhereAreRefusedWithWhatToDo) {
    EXPECT_THAT(refused({}), HasSubstr("name its file in the configuration"));
    EXPECT_THAT(refused({"", folder.path() / "absent"}), HasSubstr("is no file that can be read"));
    EXPECT_THAT(refused({"", folder.path()}), HasSubstr("is no file that can be read"));
}

TEST_F(Secrets, ThatEverybodyMayReadAreRefused) {
    const auto open = file("p", "hunter2");
    fs::permissions(open, fs::perms::others_read, fs::perm_options::add);

    EXPECT_THAT(refused({"", open}), HasSubstr("chmod o-r"));
}

TEST_F(Secrets, ThatAreNotOneLineAreRefusedAndNotRepeated) {
    EXPECT_THAT(refused({"", file("p", "")}), HasSubstr("is empty"));
    EXPECT_THAT(refused({"", file("p", "\n")}), HasSubstr("is empty"));
    EXPECT_THAT(refused({"", file("p", "hunter2\nmore\n")}),
                ::testing::AllOf(HasSubstr("in one line"), Not(HasSubstr("hunter2"))));
    EXPECT_THAT(refused({"", file("p", std::string("hun\0ter", 7))}), HasSubstr("in one line"));
    EXPECT_THAT(refused({"", file("p", std::string(5000, 'x'))}), HasSubstr("longer than 4 KiB"));
}

TEST_F(Secrets, InAnAddressAreRefusedAndNotRepeated) {
    for (const auto* address :
         {"postgresql://anne:hunter2@db/council", "postgresql://db/council?password=hunter2",
          "postgres://anne:hun@ter2@db"}) {
        const auto checked = check_holds_no_password(address);
        ASSERT_FALSE(checked) << address;
        EXPECT_THAT(checked.error().reason, Not(HasSubstr("hun")));
    }
    for (const auto* address :
         {"/var/lib/moothall", "postgresql://anne@db:5432/council", "a:b@c", ""}) {
        EXPECT_TRUE(check_holds_no_password(address)) << address;
    }
}

TEST_F(Secrets, AreThereWhereACredentialIsOrAFileWasNamed) {
    file("credential", "x");
    EXPECT_TRUE(has_secret("credential", {folder.path(), ""}));
    EXPECT_TRUE(has_secret("other", {folder.path(), "named"}));
    EXPECT_FALSE(has_secret("other", {folder.path(), ""}));
}

TEST_F(Secrets, GoWithAnAddressWhateverSignsTheyHave) {
    EXPECT_EQ(with_password("postgresql://anne@db/council", Secret("a&%")),
              "postgresql://anne@db/council?password=%61%26%25");
    EXPECT_EQ(with_password("postgresql:///council?host=/run", Secret("x")),
              "postgresql:///council?host=/run&password=%78");
}

}  // namespace
}  // namespace moothall::startup

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <optional>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "system/running/program.h"

// Increments, and restores to a point in time, through the program on both backends.
namespace moothall {
namespace {

namespace fs = std::filesystem;
using ::testing::AllOf;
using ::testing::HasSubstr;

enum class Backend { folder, database };

class Increments : public ::testing::TestWithParam<Backend> {
protected:
    Increments() {
        ::setenv("XDG_STATE_HOME", path("state").c_str(), 1);
        store::postgres::shared_server().execute("postgres", "ALTER ROLE council CREATEDB");
    }
    ~Increments() override {
        store::postgres::shared_server().execute("postgres", "ALTER ROLE council NOCREATEDB");
    }

    std::string path(const std::string& name) const { return (folder.path() / name).string(); }
    Ran run(std::vector<std::string> words) { return run_program(folder.path(), std::move(words)); }
    Ran at(const std::string& place, std::vector<std::string> words) {
        words.insert(words.begin(), {"--data", place});
        return run(std::move(words));
    }
    void expect_done(std::vector<std::string> words) {
        const Ran ran = at(council, std::move(words));
        EXPECT_EQ(ran.status, 0) << ran.error;
    }
    std::string head_of(const std::string& place) { return at(place, {"journal", "head"}).out; }
    void expect_whole(const std::string& place) {
        EXPECT_THAT(at(place, {"journal", "verify"}).out, HasSubstr("whole: yes"));
        EXPECT_THAT(at(place, {"journal", "rebuild", "--check"}).out, HasSubstr("equal: yes"));
    }
    /// A full backup and two increments, the second on the first. Between them each adds a place,
    /// and the last erases an event that the full one holds.
    void take_three() {
        expect_done({"demo", "--cases", "30"});
        position_on_sunday = line_of("position: ", at(council, {"backup", path("sunday.moot")}));
        head_on_sunday = head_of(council);
        expect_done({"place", "add", "100099998", "1 High Street"});
        expect_done({"backup", path("monday.moot"), "--since", path("sunday.moot")});
        expect_done({"place", "add", "100099999", "2 High Street"});
        const std::string first = line_of("owner\n", at(council, {"case", "list"}));
        expect_done({"journal", "erase", first.substr(0, first.find(' ')), "--events", "1",
                     "--reason", "Asked to be forgotten"});
        expect_done({"backup", path("tuesday.moot"), "--since", path("monday.moot")});
    }
    /// What follows these words on their line of an answer.
    static std::string line_of(const std::string& words, const Ran& ran) {
        const auto found = ran.out.find(words);
        EXPECT_NE(found, std::string::npos) << ran.out << ran.error;
        const auto begins = found + words.size();
        return ran.out.substr(begins, ran.out.find('\n', begins) - begins);
    }

    const store::TemporaryFolder folder;
    std::optional<store::postgres::TestDatabase> database;
    std::optional<store::postgres::TestDatabase> other;
    std::string council = place_in(database, "council");
    std::string elsewhere = place_in(other, "elsewhere");
    std::string head_on_sunday;
    std::string position_on_sunday;

private:
    std::string place_in(std::optional<store::postgres::TestDatabase>& made, const char* name) {
        if (GetParam() == Backend::folder) {
            return path(name);
        }
        made.emplace();
        return made->url();
    }
};

INSTANTIATE_TEST_SUITE_P(Backends, Increments,
                         ::testing::Values(Backend::folder, Backend::database),
                         [](const auto& each) {
                             return each.param == Backend::folder ? "folder" : "database";
                         });

TEST_P(Increments, OnEachOtherAreDrilledAndRestoredFromThoseBesideThem) {
    take_three();
    EXPECT_LT(fs::file_size(path("monday.moot")), fs::file_size(path("sunday.moot")));
    EXPECT_LT(fs::file_size(path("tuesday.moot")), fs::file_size(path("sunday.moot")));

    EXPECT_THAT(at(council, {"restore", path("tuesday.moot"), "--drill"}).out,
                HasSubstr("proved: yes"));
    EXPECT_EQ(at(elsewhere, {"restore", path("tuesday.moot")}).status, 0);

    EXPECT_EQ(head_of(elsewhere), head_of(council));
    expect_whole(elsewhere);
}

TEST_P(Increments, AreRefusedWithoutOneThatTheyStandOn) {
    take_three();
    fs::remove(path("sunday.moot"));

    for (const char* name : {"monday.moot", "tuesday.moot"}) {
        const Ran ran = at(elsewhere, {"restore", path(name)});
        EXPECT_EQ(ran.status, 1);
        EXPECT_TRUE(is_one_sentence(ran.error)) << ran.error;
        EXPECT_THAT(ran.error, HasSubstr("needs the file sunday.moot"));
    }
    EXPECT_FALSE(fs::exists(path("elsewhere")));
}

TEST_P(Increments, EndAtAPointInTimeAndWhatWasErasedSinceStaysErased) {
    take_three();

    const Ran restored =
        at(elsewhere, {"restore", path("tuesday.moot"), "--to-position", position_on_sunday});

    EXPECT_THAT(restored.out,
                AllOf(HasSubstr("erasures_repeated: 1"),
                      HasSubstr("position: " + std::to_string(std::stoll(position_on_sunday) + 1))))
        << restored.error;
    EXPECT_EQ(at(elsewhere, {"journal", "verify", "--head", head_on_sunday.substr(0, 64)}).status,
              0);
    EXPECT_EQ(at(elsewhere, {"place", "show", "100099998"}).status, 1);
    EXPECT_EQ(at(council, {"place", "show", "100099998"}).status, 0);
    expect_whole(elsewhere);
}

TEST_P(Increments, ToAPositionOutsideOfThemAreRefusedAndLeaveNothing) {
    take_three();

    const Ran before = at(elsewhere, {"restore", path("tuesday.moot"), "--to-position", "0"});
    const Ran after = at(elsewhere, {"restore", path("tuesday.moot"), "--to-position", "999999"});

    EXPECT_THAT(before.error, HasSubstr("No seal ends at position 0"));
    EXPECT_THAT(after.error, HasSubstr("The backup ends at position"));
    EXPECT_FALSE(fs::exists(path("elsewhere")));
    EXPECT_EQ(at(elsewhere, {"restore", path("tuesday.moot")}).status, 0);
}

}  // namespace
}  // namespace moothall

#include <gmock/gmock.h>
#include <sqlite3.h>

#include <fstream>
#include <iterator>
#include <thread>

#include "host/journal/parish.h"
#include "host/store/temporary_folder.h"
#include "journal/chains/verify.h"
#include "journal/commands.h"
#include "journal/rebuild.h"
#include "store/sqlite/open.h"

namespace moothall::journal {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// The journal over files, as a council has it.
class SqliteJournal : public ::testing::Test {
protected:
    static store::Schema schema() {
        return {.tables = {pots_table(), contents_table(), commands_table()}, .migrations = {}};
    }

    static std::unique_ptr<store::Store> open(const std::filesystem::path& folder) {
        return store::sqlite::open(folder, schema(), &seal, {"test", 0}).value();
    }

    Committed fill(Journal& journal, const std::string& pot, const std::string& words) {
        return journal
            .commit({by("officer/1", new_command(moment(0), system_randomness())),
                     {},
                     {},
                     {filled(pot, 1, words)}})
            .value();
    }

    /// What verify and a comparison with a rebuild have to say.
    std::vector<std::string> complaints(store::Store& store) {
        std::vector<std::string> found;
        const Report report = [&](const std::string& sentence) { found.push_back(sentence); };
        EXPECT_TRUE(verify(*store.read(), {}, report));
        const store::TemporaryFolder scratch;
        rebuild_check(store, *open(scratch.path()), folds_, schema().tables, report);
        return found;
    }

    /// Changes the file behind the journal's back.
    void tamper(const std::string& sql) {
        sqlite3* database = nullptr;
        ASSERT_EQ(sqlite3_open((folder_.path() / "council.db").c_str(), &database), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
        EXPECT_EQ(sqlite3_changes(database), 1);
        sqlite3_close(database);
    }

    bool any_file_holds(const std::string& words) {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder_.path())) {
            std::ifstream file(entry.path(), std::ios::binary);
            const std::string bytes(std::istreambuf_iterator<char>(file), {});
            if (bytes.find(words) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    store::TemporaryFolder folder_;
    Folds folds_ = pot_folds();
    std::unique_ptr<store::Store> store_ = open(folder_.path());
    Journal journal_{*store_, folds_, system_randomness()};
};

TEST_F(SqliteJournal, LetsTwoHundredThreadsDecideOnOneStream) {
    std::atomic<int> done = 0;
    std::vector<std::thread> threads;
    for (int each = 0; each < 200; ++each) {
        threads.emplace_back([&, each] {
            const Decide decide = [&](store::Reader& reader) -> Result<Decision> {
                const auto head = reader.head("pot/a").value_or(store::StreamHead{});
                return Decision{by("officer/1", "key/" + std::to_string(each)),
                                {{"pot/a", head.number}},
                                {},
                                {filled("a", 1, "")}};
            };
            done += journal_.decide_and_commit(decide) ? 1 : 0;
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }

    EXPECT_EQ(done, 200);
    EXPECT_EQ(litres_in(*store_, "a"), 200);
    EXPECT_THAT(complaints(*store_), IsEmpty());
}

TEST_F(SqliteJournal, RebuildsWhatItHad) {
    for (int each = 0; each < 30; ++each) {
        fill(journal_, std::to_string(each % 7), "by the église");
    }
    store_->write([](store::Writer& writer) {
        writer.put(pots_table(), {std::string("pot/z"), std::int64_t{1}, std::string()});
        return store::Verdict::keep;
    });
    EXPECT_THAT(complaints(*store_), Contains(HasSubstr("\"pot/z\" is kept")));

    EXPECT_EQ(rebuild(*store_, folds_), 30);

    EXPECT_THAT(complaints(*store_), IsEmpty());
}

TEST_F(SqliteJournal, LeavesNoErasedWordInAnyFile) {
    fill(journal_, "a", "Quetzalcoatlus in the cellar");
    fill(journal_, "a", "only water");
    fill(journal_, "b", "only water");
    EXPECT_TRUE(any_file_holds("Quetzalcoatlus"));

    const std::vector<std::int64_t> numbers{1};
    EXPECT_TRUE(journal_.erase({"pot/a", numbers, ""}, by("officer/1", "key/erase")));
    store_->purge();

    EXPECT_FALSE(any_file_holds("Quetzalcoatlus"));
    EXPECT_FALSE(any_file_holds("quetzalcoatlus"));
    EXPECT_EQ(litres_in(*store_, "a"), 2);
    EXPECT_THAT(complaints(*store_), IsEmpty());
}

TEST_F(SqliteJournal, ShowsWhatWasChangedInItsFile) {
    fill(journal_, "a", "one");
    fill(journal_, "a", "two");
    fill(journal_, "b", "three");
    store_.reset();
    tamper(
        "UPDATE events SET facts = CAST('{\"litres\":100}' AS BLOB) WHERE stream = 'pot/a' AND "
        "number = 2");

    const auto again = open(folder_.path());

    EXPECT_THAT(complaints(*again), Contains(HasSubstr("The chain breaks at event 2 of pot/a")));
}

TEST_F(SqliteJournal, ShowsWhatWasTakenFromItsFile) {
    fill(journal_, "a", "one");
    fill(journal_, "b", "two");
    fill(journal_, "c", "three");
    store_.reset();
    tamper("DELETE FROM events WHERE stream = 'pot/b'");

    const auto again = open(folder_.path());

    EXPECT_THAT(complaints(*again),
                Contains(HasSubstr("The events 2 to 2 are not those that seal 2 binds")));
}

}  // namespace
}  // namespace moothall::journal

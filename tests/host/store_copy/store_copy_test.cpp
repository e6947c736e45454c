#include "store_copy/store_copy.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/wait.h>
#include <unistd.h>

#include <limits>

#include "host/store/postgres/private_server.h"
#include "host/store/temporary_folder.h"
#include "host/workflows/small_council.h"
#include "journal/chains/verify.h"
#include "operations/operation.h"
#include "startup/council_copy.h"

// Councils copied from one backend to another, as the program does it.
namespace moothall::store_copy {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using workflows::SmallCouncil;

constexpr std::size_t all = std::numeric_limits<std::size_t>::max();
const char* const actions = R"(
    let = { title = "Let", from = "asked", to = "done" },)";

/// Where a council is kept: a folder, or a database.
class Home {
public:
    virtual ~Home() = default;
    virtual startup::Settings settings() = 0;
    virtual std::filesystem::path place() = 0;  ///< As a small council takes it.
    virtual void change(const std::string& statement) = 0;
    /// Turns one bit of what the last event of a case says.
    virtual void flip_a_bit() = 0;
};

class Folder final : public Home {
public:
    startup::Settings settings() override {
        startup::Settings settings;
        settings.data_folder = place();
        return settings;
    }
    std::filesystem::path place() override { return folder_.path() / "council"; }
    void change(const std::string& statement) override {
        sqlite3* connection = nullptr;
        ASSERT_EQ(sqlite3_open((place() / "council.db").c_str(), &connection), SQLITE_OK);
        EXPECT_EQ(sqlite3_exec(connection, statement.c_str(), nullptr, nullptr, nullptr),
                  SQLITE_OK);
        sqlite3_close(connection);
    }
    void flip_a_bit() override {
        change(
            "UPDATE events SET body = CAST(replace(CAST(body AS TEXT), 'Meadow', 'Leadow') AS BLOB)"
            " WHERE instr(body, CAST('Meadow' AS BLOB)) > 0");
    }

private:
    store::TemporaryFolder folder_;
};

class Database final : public Home {
public:
    startup::Settings settings() override {
        startup::Settings settings;
        settings.data_folder = folder_.path() / "machine";
        settings.database_url = database_.url();
        return settings;
    }
    std::filesystem::path place() override { return database_.url(); }
    void change(const std::string& statement) override { database_.execute(statement); }
    void flip_a_bit() override {
        change(
            "UPDATE events SET body = set_byte(body, position('Meadow'::bytea in body) - 1,"
            " ascii('L')) WHERE position('Meadow'::bytea in body) > 0");
    }

private:
    store::TemporaryFolder folder_;
    store::postgres::TestDatabase database_;
};

using MakeHome = std::function<std::unique_ptr<Home>()>;

struct Direction {
    std::string name;
    MakeHome from;
    MakeHome to;
};

void PrintTo(const Direction& direction, std::ostream* out) {
    *out << direction.name;
}

std::unique_ptr<Home> folder() {
    return std::make_unique<Folder>();
}
std::unique_ptr<Home> database() {
    return std::make_unique<Database>();
}

/// All that an interface to a store shows of it.
struct Contents {
    std::vector<store::EventRow> events;
    std::vector<store::SealRow> seals;
    std::map<std::string, std::vector<store::Row>> tables;
    std::vector<store::TextHit> found;
    std::map<std::string, std::string> documents;

    friend bool operator==(const Contents&, const Contents&) = default;
};

Contents contents_of(SmallCouncil& council) {
    const auto reader = council.store->read();
    Contents contents{reader->events_by_position(0, all),
                      reader->seals(0, all),
                      {},
                      reader->search({"cases", "meadow", {}, all}),
                      {}};
    for (const store::Table& table : council.schema.tables) {
        contents.tables[table.name] = reader->list({&table, "", {}, {}, {}, {}, all});
    }
    for (const std::string& address : council.documents.addresses()) {
        contents.documents[address] = council.documents.get(address).value();
    }
    return contents;
}

class StoreCopy : public testing::TestWithParam<Direction> {
protected:
    void ask(SmallCouncil& council, const std::string& name, const Table& arguments) {
        call(council.council, {identity::system_administrator(), ""}, name, arguments).value();
    }

    /// A council with cases of every kind of row: a document, a word to be found, one erased.
    void make_source() {
        SmallCouncil council(from->place());
        council.publish(workflows::pitch_workflow(actions));
        council.put_pitch("north", 1200, 3);
        for (int each = 0; each < 3; ++each) {
            reference = council.open("parks.pitch", {}).reference;
            EXPECT_TRUE(council.act(reference, "let", {}));
        }
        ask(council, "case.document",
            Table{}.set("reference", reference).set("file", "a.txt").set("bytes", "A plan."));
        ask(council, "case.note", Table{}.set("reference", reference).set("text", "To be erased."));
        const auto note = council.event(reference, "case.noted");
        ask(council, "journal.erase",
            Table{}
                .set("stream", note.stream)
                .set("events", std::to_string(note.number))
                .set("reason", "Asked for."));
        ask(council, "case.note", Table{}.set("reference", reference).set("text", "Meadow view."));
    }

    Result<Copied> copy() {
        return startup::copy_council(from->settings(), to->settings(), {}, silent);
    }
    std::string refusal_of_opening(Home& home) {
        const auto opened = startup::RunningCouncil::open(home.settings());
        return opened ? "" : opened.error().reason;
    }
    void expect_refused_and_empty(const std::string& words) {
        const auto copied = copy();
        ASSERT_FALSE(copied);
        EXPECT_THAT(copied.error().reason, HasSubstr(words));
        EXPECT_EQ(startup::holds_something(to->settings(), journal::system_randomness()).value(),
                  false);
    }

    static void silent(const std::string&, std::int64_t, std::int64_t) {}

    std::unique_ptr<Home> from = GetParam().from();
    std::unique_ptr<Home> to = GetParam().to();
    std::string reference;
};

INSTANTIATE_TEST_SUITE_P(Directions, StoreCopy,
                         testing::Values(Direction{"SqliteToPostgres", folder, database},
                                         Direction{"PostgresToSqlite", database, folder},
                                         Direction{"SqliteToSqlite", folder, folder},
                                         Direction{"PostgresToPostgres", database, database}),
                         [](const auto& each) { return each.param.name; });

TEST_P(StoreCopy, HoldsAllThatTheSourceHeldAndIsWorkedOn) {
    make_source();

    const auto copied = copy();

    ASSERT_TRUE(copied) << copied.error().reason;
    SmallCouncil source(from->place());
    SmallCouncil target(to->place());
    EXPECT_EQ(contents_of(source), contents_of(target));
    EXPECT_EQ(copied->documents, 1);
    EXPECT_EQ(copied->events, copied->position);
    EXPECT_EQ(target.differences_after_rebuild(), 0);
    target.open("parks.pitch", {});
    const auto verified = journal::verify(*target.store->read(), copied->head, [](const auto&) {});
    EXPECT_EQ(verified->damages, 0);
    EXPECT_GT(verified->events, copied->events);
}

TEST_P(StoreCopy, CopiedBackIsEqualToTheFirst) {
    make_source();
    const auto third = GetParam().from();
    ASSERT_TRUE(copy());

    const auto back = startup::copy_council(to->settings(), third->settings(), {}, silent);

    ASSERT_TRUE(back) << back.error().reason;
    SmallCouncil first(from->place());
    SmallCouncil last(third->place());
    EXPECT_EQ(contents_of(first), contents_of(last));
}

TEST_P(StoreCopy, TheSourceIsWorkedMeanwhileAndTheCopyIsOfOneMoment) {
    make_source();
    SmallCouncil source(from->place());
    const auto before = contents_of(source);
    const auto open_another = [&](const std::string&, std::int64_t, std::int64_t) {
        source.open("parks.pitch", {});
    };

    const auto copied = startup::copy_council(from->settings(), to->settings(), {}, open_another);

    ASSERT_TRUE(copied) << copied.error().reason;
    SmallCouncil target(to->place());
    EXPECT_EQ(contents_of(target), before);
    EXPECT_EQ(copied->position, before.seals.back().last_position);
    EXPECT_GT(source.store->read()->last_seal()->last_position, copied->position);
}

TEST_P(StoreCopy, AFlippedBitIsNamedByItsStreamAndNothingIsCopied) {
    make_source();
    std::string stream;
    {
        SmallCouncil council(from->place());
        stream = council.event(reference, "case.opened").stream;
    }
    from->flip_a_bit();

    expect_refused_and_empty(stream + " was changed");
}

TEST_P(StoreCopy, ATableThatIsNotWhatTheJournalGivesIsNamed) {
    make_source();
    from->change("UPDATE cases SET open = 1 - open");

    expect_refused_and_empty("In cases the row of");
}

TEST_P(StoreCopy, ADocumentThatIsLostIsNamed) {
    make_source();
    {
        SmallCouncil council(from->place());
        council.documents.remove(council.documents.addresses().at(0));
    }

    expect_refused_and_empty("of a case is not there");
}

TEST_P(StoreCopy, ATargetThatHoldsSomethingIsLeftAlone) {
    make_source();
    ASSERT_TRUE(copy());

    const auto again = copy();

    ASSERT_FALSE(again);
    EXPECT_THAT(again.error().reason, HasSubstr("holds something already"));
    EXPECT_EQ(refusal_of_opening(*to), "");
}

TEST_P(StoreCopy, ASourceThatIsNoCouncilIsRefusedAndStaysNone) {
    const auto copied = copy();

    ASSERT_FALSE(copied);
    EXPECT_THAT(copied.error().reason, HasSubstr("There is no council in"));
    EXPECT_FALSE(startup::holds_something(from->settings(), journal::system_randomness()).value());
    EXPECT_FALSE(startup::holds_something(to->settings(), journal::system_randomness()).value());
}

TEST_P(StoreCopy, AFaultInTheMiddleLeavesTheTargetEmpty) {
    make_source();
    const auto fails = [](const std::string& what, std::int64_t, std::int64_t) {
        if (what == "Comparing events" || what == "Making tables from the journal") {
            throw store::StoreFault("The disk is full.");
        }
    };

    EXPECT_THROW(startup::copy_council(from->settings(), to->settings(), {}, fails).value(),
                 store::StoreFault);

    EXPECT_FALSE(startup::holds_something(to->settings(), journal::system_randomness()).value());
    EXPECT_TRUE(copy());
}

TEST_P(StoreCopy, OneThatWasKilledIsHalfCopiedAndSaysSo) {
    make_source();
    const auto from_there = from->settings();
    const auto to_there = to->settings();
    const pid_t child = ::fork();
    if (child == 0) {
        const auto dies = [](const std::string& what, std::int64_t done, std::int64_t of) {
            if (what == "Making tables from the journal" && done == of) {
                ::_exit(9);
            }
        };
        ::_exit(startup::copy_council(from_there, to_there, {}, dies) ? 0 : 1);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    ASSERT_EQ(WEXITSTATUS(status), 9);

    EXPECT_THAT(refusal_of_opening(*to),
                AllOf(HasSubstr("only part of a council"), HasSubstr("copy again")));
    EXPECT_THAT(startup::copy_council(to->settings(), GetParam().from()->settings(), {}, silent)
                    .error()
                    .reason,
                HasSubstr("only part of a council"));
    EXPECT_EQ(refusal_of_opening(*from), "");
}

}  // namespace
}  // namespace moothall::store_copy

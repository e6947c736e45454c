#include "backups/backup.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/backups/archive/written_backups.h"
#include "host/backups/council_with_papers.h"
#include "host/store/file_size_limit.h"
#include "host/store/temporary_folder.h"
#include "journal/chains/verify.h"
#include "store/sqlite/copying/whole_copy.h"

namespace moothall::backups {
namespace {

using testing::HasSubstr;

/// Documents that somebody erases while they are read.
class DocumentsOnTheMove final : public store::Documents {
public:
    DocumentsOnTheMove(store::Documents& documents, std::function<void()> meanwhile)
        : documents_(documents), meanwhile_(std::move(meanwhile)) {}

    std::string put(std::string_view secret, std::string_view bytes) override {
        return documents_.put(secret, bytes);
    }
    void put_at(std::string_view address, std::string_view bytes) override {
        documents_.put_at(address, bytes);
    }
    std::optional<std::string> get(std::string_view address) override {
        if (const auto once = std::exchange(meanwhile_, {})) {
            once();
        }
        return documents_.get(address);
    }
    void remove(std::string_view address) override { documents_.remove(address); }
    std::vector<std::string> addresses() override { return documents_.addresses(); }
    std::size_t sweep(const std::function<bool(std::string_view address)>& is_named) override {
        return documents_.sweep(is_named);
    }

private:
    store::Documents& documents_;
    std::function<void()> meanwhile_;
};

class BackupTest : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name) const { return folder.path() / name; }
    Result<BackupDone> take(const std::string& name) { return take_with(name, {}, nullptr); }
    Result<BackupDone> take_with(const std::string& name, std::optional<std::string> since,
                                 store::Documents* documents) {
        const auto copies =
            store::sqlite::whole_copies(data, town.council.schema.tables, folder.path());
        BackupWanted wanted{file(name), {}, "0.1.0", town.council.clock.now()};
        if (since) {
            wanted.since = file(*since);
        }
        return take_backup(
            {*copies, documents == nullptr ? &town.council.documents : documents, {data / "mark"}},
            wanted);
    }
    std::vector<std::string> names_in(const std::string& name) const {
        std::vector<std::string> names;
        const Chain chain = Chain::open(file(name)).value();
        for (const Part& part : chain.manifest().parts) {
            names.push_back(part.name);
        }
        return names;
    }
    std::vector<std::string> with_papers(std::vector<std::string> more) {
        std::vector<std::string> names;
        for (const std::string& paper : town.papers()) {
            names.push_back("documents/" + paper);
        }
        names.insert(names.end(), more.begin(), more.end());
        return names;
    }

    store::TemporaryFolder folder;
    std::filesystem::path data = folder.path() / "data";
    CouncilWithPapers town{data};
    std::string reference = town.open_cases(20);
};

TEST_F(BackupTest, SaysWhatItIsOf) {
    const auto done = take("one").value();

    EXPECT_EQ(done.subject.position, town.position());
    EXPECT_EQ(done.subject.seal, journal::head(*town.council.store->read()));
    EXPECT_EQ(done.subject.backend, "sqlite");
    EXPECT_EQ(done.subject.store_step, 5);
    EXPECT_EQ(done.subject.council.size(), 64U);
    EXPECT_EQ(done.subject.missing_documents, 0);
    EXPECT_EQ(done.written.bytes, Chain::open(file("one")).value().manifest().bytes());
}

TEST_F(BackupTest, HoldsTheStoreEveryDocumentAndTheFilesThatAreThere) {
    town.add_paper(reference, "a paper");
    town.add_paper(reference, std::string(400'000, 'p'));
    EXPECT_EQ(take("one").value().written.documents, 2);
    EXPECT_EQ(names_in("one"), with_papers({"store"}));
    write_file(data / "mark", "marked");

    take("two").value();

    EXPECT_EQ(names_in("two"), with_papers({"files/mark", "store"}));
}

TEST_F(BackupTest, ADocumentThatIsErasedMeanwhileIsNeitherMissedNorNamed) {
    town.add_paper(reference, "stays");
    const std::string other = town.open_cases(1);
    town.add_paper(other, "goes");
    DocumentsOnTheMove moving(town.council.documents, [&] { town.erase_last(other); });

    const auto done = take_with("one", {}, &moving).value();

    EXPECT_EQ(done.subject.missing_documents, 0);
    EXPECT_EQ(town.papers().size(), 1U);
    EXPECT_EQ(names_in("one"), with_papers({"store"}));
}

TEST_F(BackupTest, ADocumentThatIsPutMeanwhileIsTaken) {
    town.add_paper(reference, "was there");
    DocumentsOnTheMove moving(town.council.documents,
                              [&] { town.add_paper(reference, "came later"); });

    take_with("one", {}, &moving).value();

    EXPECT_EQ(town.papers().size(), 2U);
    EXPECT_EQ(names_in("one"), with_papers({"store"}));
}

TEST_F(BackupTest, ALostDocumentIsCountedAndTheRestIsBackedUp) {
    town.add_paper(reference, "lost");
    town.council.documents.remove(town.papers().front());

    const auto done = take("one").value();

    EXPECT_EQ(done.subject.missing_documents, 1);
    EXPECT_EQ(names_in("one"), std::vector<std::string>{"store"});
}

TEST_F(BackupTest, AnIncrementIsSmallAndDoesNotReadTheDocumentsAgain) {
    town.open_cases(300);
    town.add_paper(reference, some_bytes(500'000, 1));
    take("sunday").value();
    town.note(reference, "one more");
    DocumentsOnTheMove untouched(town.council.documents,
                                 [] { ADD_FAILURE() << "a document was read again"; });

    const auto done = take_with("monday", "sunday", &untouched).value();

    EXPECT_LT(done.written.file_size,
              static_cast<std::int64_t>(std::filesystem::file_size(file("sunday")) / 3));
    EXPECT_EQ(done.written.bases, std::vector<std::string>{"sunday"});
    EXPECT_EQ(names_in("monday"), with_papers({"store"}));
}

TEST_F(BackupTest, WhatIsThereAndIsNoBackupIsLeftAlone) {
    write_file(file("letters"), "letters to the council");

    EXPECT_THAT(take("letters").error().reason, HasSubstr("is there and is no backup"));
    EXPECT_THAT(take("data").error().reason, HasSubstr("is there and is no backup"));
    EXPECT_EQ(file_bytes(file("letters")), "letters to the council");
}

TEST_F(BackupTest, TheBackupOfAnotherCouncilIsNeitherReplacedNorABase) {
    write_backup(file("theirs"), "theirs", nullptr);
    const std::string before = file_bytes(file("theirs"));

    EXPECT_THAT(take("theirs").error().reason, HasSubstr("of another council"));
    EXPECT_THAT(take_with("ours", "theirs", nullptr).error().reason,
                HasSubstr("of another council"));
    EXPECT_EQ(file_bytes(file("theirs")), before);
    EXPECT_FALSE(std::filesystem::exists(file("ours")));
}

TEST_F(BackupTest, ABaseThatIsOfNoUseIsRefused) {
    take("sunday").value();
    const std::string whole = file_bytes(file("sunday"));
    write_file(file("cut"), whole.substr(0, whole.size() - 5));
    std::filesystem::create_directory(file("elsewhere"));
    std::filesystem::copy(file("sunday"), file("elsewhere") / "sunday");

    EXPECT_THAT(take_with("monday", "nowhere", nullptr).error().reason,
                HasSubstr("cannot be read"));
    EXPECT_THAT(take_with("monday", "cut", nullptr).error().reason, HasSubstr("cut off"));
    EXPECT_THAT(take_with("monday", "elsewhere/sunday", nullptr).error().reason,
                HasSubstr("beside its base"));
    EXPECT_THAT(take_with("sunday", "sunday", nullptr).error().reason,
                HasSubstr("cannot take the place"));
    EXPECT_EQ(file_bytes(file("sunday")), whole);
}

TEST_F(BackupTest, ADamagedBackupIsReplaced) {
    take("one").value();
    const std::string whole = file_bytes(file("one"));
    write_file(file("one"), whole.substr(0, whole.size() / 2));

    EXPECT_TRUE(take("one"));
    EXPECT_TRUE(Chain::open(file("one")).value().check());
}

TEST_F(BackupTest, AFullDiskLeavesTheBackupBeforeAsItWasAndNothingElse) {
    town.add_paper(reference, some_bytes(500'000, 1));
    take("one").value();
    const std::string before = file_bytes(file("one"));
    for (const rlim_t room : {1'000, 20'000, 60'000, 100'000}) {
        const store::FileSizeLimit limit(room);
        EXPECT_THROW((void)take("one"), store::StoreFault) << room;
    }

    EXPECT_TRUE(file_bytes(file("one")) == before);
    for (const auto& entry : std::filesystem::directory_iterator(folder.path())) {
        EXPECT_THAT(entry.path().filename().string(), testing::AnyOf("one", "data"));
    }
}

}  // namespace
}  // namespace moothall::backups

#include "backups/archive/archive_writer.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/backups/archive/written_backups.h"
#include "host/store/temporary_folder.h"

namespace moothall::backups {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

class ArchiveWriterTest : public testing::Test {
protected:
    std::filesystem::path file(const std::string& name) const { return folder.path() / name; }
    Chain open(const std::string& name) const { return Chain::open(file(name)).value(); }
    std::uintmax_t size(const std::string& name) const {
        return std::filesystem::file_size(file(name));
    }

    store::TemporaryFolder folder;
    std::string first = some_bytes(4'000'000, 1);
    std::string second = first.substr(0, 1'000'000) + "changed" + first.substr(1'000'007);
    std::string third = second + some_bytes(300'000, 9);
};

TEST_F(ArchiveWriterTest, AnIncrementHoldsOnlyWhatItsBaseLacks) {
    write_backup(file("sunday"), first, nullptr);
    const Chain sunday = open("sunday");

    write_backup(file("monday"), second, &sunday);

    EXPECT_LT(size("monday"), size("sunday") / 10);
    EXPECT_TRUE(read_part(open("monday"), "store") == second);
    EXPECT_TRUE(open("monday").check());
}

TEST_F(ArchiveWriterTest, AnIncrementStandsOnWhatItsBaseStandsOn) {
    write_backup(file("sunday"), first, nullptr);
    const Chain sunday = open("sunday");
    write_backup(file("monday"), second, &sunday);
    const Chain monday = open("monday");

    write_backup(file("tuesday"), third, &monday);

    const Chain tuesday = open("tuesday");
    EXPECT_THAT(tuesday.bases(), UnorderedElementsAre(file("monday"), file("sunday")));
    EXPECT_TRUE(read_part(tuesday, "store") == third);
}

TEST_F(ArchiveWriterTest, AnIncrementNamesOnlyTheBasesThatItNeeds) {
    write_backup(file("sunday"), first, nullptr);
    const Chain sunday = open("sunday");

    write_backup(file("other"), some_bytes(100'000, 77), &sunday);

    EXPECT_THAT(open("other").bases(), IsEmpty());
}

TEST_F(ArchiveWriterTest, APartIsTakenOverFromTheBaseAsItIsThere) {
    {
        ArchiveWriter writer(file("sunday"), nullptr);
        add(writer, "documents/one", "paper");
        writer.finish(subject_of_tests());
    }
    const Chain sunday = open("sunday");
    {
        ArchiveWriter writer(file("monday"), &sunday);
        EXPECT_TRUE(writer.take_from_base("documents/one"));
        EXPECT_FALSE(writer.take_from_base("documents/two"));
        writer.finish(subject_of_tests());
    }

    EXPECT_EQ(read_part(open("monday"), "documents/one"), "paper");
}

TEST_F(ArchiveWriterTest, ABaseThatIsNotThereIsNamed) {
    write_backup(file("sunday"), first, nullptr);
    const Chain sunday = open("sunday");
    write_backup(file("monday"), second, &sunday);
    std::filesystem::remove(file("sunday"));

    EXPECT_THAT(Chain::open(file("monday")).error().reason,
                HasSubstr("needs the file sunday beside it, which is not there"));
    write_backup(file("sunday"), first + "x", nullptr);
    EXPECT_THAT(Chain::open(file("monday")).error().reason, HasSubstr("is another one"));
}

TEST_F(ArchiveWriterTest, WhatIsLeftOutIsNotListed) {
    ArchiveWriter writer(file("one"), nullptr);
    add(writer, "documents/kept", "kept");
    add(writer, "documents/gone", "gone");
    add(writer, "store", "store");
    writer.keep_only(document_prefix, {"documents/kept"});
    writer.finish(subject_of_tests());

    const Chain chain = open("one");

    EXPECT_EQ(chain.manifest().parts.size(), 2U);
    EXPECT_EQ(chain.manifest().part("documents/gone"), nullptr);
}

TEST_F(ArchiveWriterTest, OneThatIsNotFinishedLeavesTheFileAsItWas) {
    write_backup(file("one"), first, nullptr);
    const std::string before = file_bytes(file("one"));
    {
        ArchiveWriter writer(file("one"), nullptr);
        add(writer, "store", second);
    }

    EXPECT_TRUE(file_bytes(file("one")) == before);
    EXPECT_FALSE(std::filesystem::exists(file("one.unfinished")));
}

}  // namespace
}  // namespace moothall::backups

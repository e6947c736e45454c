#include "backups/archive/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/backups/archive/written_backups.h"
#include "host/store/temporary_folder.h"

namespace moothall::backups {
namespace {

using testing::HasSubstr;

class ArchiveTest : public testing::Test {
protected:
    /// Why a file with these bytes cannot be used; empty if it can.
    std::string reason_against(const std::string& bytes) {
        const auto other = folder.path() / "other.moot";
        write_file(other, bytes);
        const auto opened = Archive::open(other);
        if (!opened) {
            return opened.error().reason;
        }
        const auto checked = opened->check();
        return checked ? std::string() : checked.error().reason;
    }

    store::TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "one.moot";
};

TEST_F(ArchiveTest, GivesBackWhatWasWritten) {
    const std::string bytes = some_bytes(3'000'000, 1);
    {
        ArchiveWriter writer(file, nullptr);
        add(writer, "store", bytes);
        add(writer, "documents/empty", "");
        add(writer, "documents/short", "paper");
        const Written written = writer.finish(subject_of_tests());
        EXPECT_EQ(written.bytes, 3'000'005);
        EXPECT_EQ(written.documents, 2);
        EXPECT_EQ(written.file_size, static_cast<std::int64_t>(std::filesystem::file_size(file)));
    }

    const auto chain = Chain::open(file).value();

    EXPECT_TRUE(chain.check());
    EXPECT_TRUE(read_part(chain, "store") == bytes);
    EXPECT_EQ(read_part(chain, "documents/empty"), "");
    EXPECT_EQ(read_part(chain, "documents/short"), "paper");
    EXPECT_EQ(chain.manifest().subject.position, 17);
    EXPECT_EQ(chain.manifest().subject.council, subject_of_tests().council);
}

TEST_F(ArchiveTest, IsCompressedAndHoldsWhatComesTwiceOnce) {
    const std::string bytes = some_bytes(1'000'000, 1);
    ArchiveWriter writer(file, nullptr);
    add(writer, "store", bytes);
    add(writer, "again", bytes);
    writer.finish(subject_of_tests());

    EXPECT_LT(std::filesystem::file_size(file), 400'000U);
}

TEST_F(ArchiveTest, OnlyTheOwnerMayReadIt) {
    write_backup(file, "bytes", nullptr);

    EXPECT_EQ(std::filesystem::status(file).permissions(),
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(ArchiveTest, AnyFlippedByteIsFound) {
    write_backup(file, some_bytes(200'000, 2), nullptr);
    const std::string whole = file_bytes(file);
    ASSERT_EQ(reason_against(whole), "");
    std::mt19937 random(1);
    for (std::size_t at = 0; at < whole.size(); at += 1 + random() % 97) {
        std::string flipped = whole;
        flipped[at] = static_cast<char>(flipped[at] ^ 1 << random() % 8);
        EXPECT_THAT(reason_against(flipped), testing::EndsWith(".")) << at;
    }
    for (std::size_t at = 0; at < trailer_size + preamble_size; ++at) {
        std::string flipped = whole;
        char& byte = flipped[at < preamble_size ? at : whole.size() - 1 - (at - preamble_size)];
        byte = static_cast<char>(byte ^ 0x20);
        EXPECT_THAT(reason_against(flipped), testing::EndsWith(".")) << at;
    }
}

TEST_F(ArchiveTest, EveryLengthToWhichItIsCutIsFound) {
    write_backup(file, some_bytes(20'000, 3), nullptr);
    const std::string whole = file_bytes(file);
    for (std::size_t length = 0; length < whole.size(); ++length) {
        EXPECT_NE(reason_against(whole.substr(0, length)), "") << length;
    }
    EXPECT_THAT(reason_against(whole.substr(0, whole.size() - 1)), HasSubstr("cut off"));
    EXPECT_THAT(reason_against(whole.substr(0, 10)), HasSubstr("cut off"));
}

TEST_F(ArchiveTest, HalfACopyIsFound) {
    write_backup(file, some_bytes(200'000, 4), nullptr);
    std::string half = file_bytes(file);
    std::fill(half.begin() + static_cast<std::ptrdiff_t>(half.size() / 2), half.end(), '\0');
    EXPECT_THAT(reason_against(half), HasSubstr("half copied"));

    std::string hole = file_bytes(file);
    std::fill(hole.begin() + 1'000, hole.begin() + 2'000, '\0');
    EXPECT_THAT(reason_against(hole), HasSubstr("damaged"));
}

TEST_F(ArchiveTest, WhatIsNoBackupIsSaidToBeNone) {
    EXPECT_THAT(reason_against("SQLite format 3"), HasSubstr("no backup of Moothall"));
    EXPECT_THAT(reason_against(""), HasSubstr("no backup of Moothall"));
    EXPECT_THAT(Archive::open(folder.path() / "nowhere").error().reason,
                HasSubstr("cannot be read"));
    EXPECT_THAT(Archive::open(folder.path()).error().reason, HasSubstr("cannot be read"));
}

TEST_F(ArchiveTest, AFormatThatIsNotKnownYetIsRefused) {
    write_backup(file, "bytes", nullptr);
    std::string newer = file_bytes(file);
    newer[preamble_size - 1] = 2;

    EXPECT_THAT(reason_against(newer), HasSubstr("newer Moothall"));
}

TEST_F(ArchiveTest, AChunkThatIsNotWhatWasBackedUpIsADamage) {
    write_backup(file, some_bytes(100'000, 5), nullptr);
    std::string bytes = file_bytes(file);
    bytes[preamble_size + 20] = static_cast<char>(bytes[preamble_size + 20] ^ 1);
    write_file(file, bytes);

    const auto chain = Chain::open(file).value();

    EXPECT_THROW(read_part(chain, "store"), DamagedBackup);
}

}  // namespace
}  // namespace moothall::backups

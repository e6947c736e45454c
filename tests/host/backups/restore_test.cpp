#include "backups/restore.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "host/backups/archive/written_backups.h"
#include "store/migrations/migrations.h"

namespace moothall::backups {
namespace {

using testing::HasSubstr;

const store::Schema known{{}, store::migrations()};

Manifest manifest_of(const Subject& subject) {
    return {subject, {}, {}, {{std::string(store_part), 0, {}}}};
}

TEST(CheckFit, ABackupOfANewerProgramIsRefused) {
    Subject subject = subject_of_tests();
    EXPECT_TRUE(check_fit(manifest_of(subject), "sqlite", known));
    subject.store_step = 99;
    subject.program_version = "9.9";

    EXPECT_THAT(check_fit(manifest_of(subject), "sqlite", known).error().reason,
                HasSubstr("taken by a newer Moothall, 9.9"));
}

TEST(CheckFit, ABackupFitsItsOwnBackendOnly) {
    EXPECT_THAT(check_fit(manifest_of(subject_of_tests()), "postgresql", known).error().reason,
                HasSubstr("a backup of a data folder, not of a PostgreSQL database"));
}

TEST(CheckFit, ABackupWithoutAStoreIsRefused) {
    Manifest manifest = manifest_of(subject_of_tests());
    manifest.parts.clear();

    EXPECT_THAT(check_fit(manifest, "sqlite", known).error().reason, HasSubstr("holds no store"));
}

}  // namespace
}  // namespace moothall::backups

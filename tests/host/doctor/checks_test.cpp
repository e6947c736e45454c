#include <gmock/gmock.h>

#include "doctor/checks/backup.h"
#include "doctor/checks/clock.h"
#include "doctor/checks/data_folder.h"
#include "doctor/checks/database_settings.h"
#include "doctor/checks/deliveries.h"
#include "doctor/checks/disk.h"
#include "doctor/checks/due_work.h"
#include "doctor/checks/plugins.h"
#include "doctor/checks/store.h"

// Where the bounds of the checks lie, and what they say. That each finds what it declares is in
// declarations_test.cpp.
namespace moothall::doctor {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const Instant now = parse_instant("2026-05-04T09:00:00Z").value();
constexpr std::int64_t gibibyte = std::int64_t{1} << 30;

std::vector<std::string> names_in(const Outcome& outcome) {
    std::vector<std::string> names;
    for (const Finding& finding : outcome.findings()) {
        names.emplace_back(finding.trouble.name);
    }
    return names;
}

std::string first_sentence(const Outcome& outcome) {
    return outcome.findings().at(0).sentence;
}

TEST(DiskCheck, CountsFilesOnlyWhereTheFileSystemDoes) {
    EXPECT_THAT(names_in(check_disk({9 * gibibyte, 9 * gibibyte, 0, 0})), IsEmpty());
    EXPECT_THAT(names_in(check_disk({9 * gibibyte, 9 * gibibyte, 999, 5'000})),
                ElementsAre("disk_full"));
    EXPECT_THAT(names_in(check_disk({2 * gibibyte, 9 * gibibyte, 10'000, 20'000})), IsEmpty());
}

TEST(DiskCheck, SaysHowMuchIsLeft) {
    EXPECT_THAT(first_sentence(check_disk({gibibyte / 8, 4 * gibibyte, 0, 0})),
                AllOf(HasSubstr("128.0 MiB"), HasSubstr("4.0 GiB")));
}

TEST(DataFolderCheck, KnowsWhatAFileSystemIsFor) {
    EXPECT_EQ(medium_of(0x6969).medium, Medium::network);
    EXPECT_EQ(medium_of(0xff534d42).name, "cifs");
    EXPECT_EQ(medium_of(0x01021994).medium, Medium::memory);
    EXPECT_EQ(medium_of(0x794c7630).medium, Medium::layers);
    EXPECT_EQ(medium_of(0xef53).medium, Medium::disk);  // ext4.
}

TEST(DataFolderCheck, FindsMoreThanOneThingAtOnce) {
    EXPECT_THAT(names_in(check_data_folder({"/data", Medium::network, "nfs", true, false})),
                ElementsAre("read_only", "network_file_system"));
}

TEST(PermissionsCheck, LetsOthersSeeTheFolderButNotChangeIt) {
    EXPECT_THAT(names_in(check_permissions({{"/data", 0755, Held::folder_of_all}})), IsEmpty());
    EXPECT_THAT(names_in(check_permissions({{"/data", 0757, Held::folder_of_all}})),
                ElementsAre("open_to_others"));
    EXPECT_THAT(first_sentence(check_permissions({{"/data/council.db", 0604, Held::content}})),
                "Everybody may read /data/council.db (0604).");
}

TEST(ClockCheck, TakesASmallDifferenceForNone) {
    EXPECT_THAT(names_in(check_clock({now, false, true, seconds(-2), now + seconds(2)})),
                IsEmpty());
    EXPECT_THAT(names_in(check_clock({now, false, true, seconds(-3), {}})),
                ElementsAre("differs_a_little"));
    EXPECT_THAT(first_sentence(check_clock({now, false, true, seconds(-61), {}})),
                "The clock of the database server is 1 minute behind that of this machine.");
}

TEST(ClockCheck, AsksNothingOfTheMachineWhereTheClockWasSet) {
    EXPECT_THAT(names_in(check_clock({now, true, false, hours(5), now + days(1)})),
                ElementsAre("behind_last_event", "stands_still"));
}

TEST(StoreCheck, TellsEachFaultOnce) {
    const std::string fault = "A page is damaged.";
    EXPECT_THAT(names_in(check_store({"/data", true, false, false, "", {fault, fault, fault}, {}})),
                ElementsAre("store_damaged"));
}

TEST(StoreCheck, SaysOfARefusedStoreNothingElse) {
    EXPECT_THAT(names_in(check_store({"/data", true, true, true, "It is newer.", {"x."}, {}})),
                ElementsAre("store_refused"));
}

TEST(DatabaseSettingsCheck, NamesWhatIsWrong) {
    const auto outcome = check_database_settings(
        "postgres", {{"fsync", "on"}, {"full_page_writes", "off"}, {"synchronous_commit", "off"}});
    ASSERT_THAT(names_in(outcome), ElementsAre("loses_data", "loses_data"));
    EXPECT_EQ(outcome.findings()[0].sentence, "full_page_writes is off.");
    EXPECT_EQ(outcome.findings()[1].sentence, "synchronous_commit is off.");
}

TEST(DatabaseSettingsCheck, HoldsNoDatabaseToTheSettingsOfAnother) {
    EXPECT_THAT(names_in(check_database_settings("sqlite", {{"fsync", "off"}})), IsEmpty());
    EXPECT_THAT(names_in(check_database_settings("postgres", {{"synchronous", "0"}})), IsEmpty());
}

TEST(BackupCheck, WarnsANewCouncilThatHasNone) {
    EXPECT_THAT(names_in(check_backup({now, {}, now - days(1)})), ElementsAre("backup_old"));
    EXPECT_THAT(names_in(check_backup({now, {}, now - days(8)})),
                ElementsAre("backup_far_too_old"));
}

TEST(TimersCheck, LeavesTimeForATimerToBeTaken) {
    EXPECT_THAT(names_in(check_timers({now, 3, now - minutes(10)})), IsEmpty());
    EXPECT_THAT(names_in(check_timers({now, 3, now - minutes(11)})), ElementsAre("timers_late"));
    EXPECT_THAT(first_sentence(check_timers({now, due_timers_max, now - days(3)})),
                "At least 1000 timers are due, the oldest for 3 days.");
}

TEST(DeliveriesCheck, SaysWhatIsLateWhatIsHeldUpAndWhatNobodyDelivers) {
    const auto outcome = check_deliveries(
        {now, {1'000, now - days(2), 1, now - hours(3)}, {{"letter", 2, now - hours(5)}}});

    ASSERT_THAT(names_in(outcome), ElementsAre("deliveries_stuck", "deliveries_held_up",
                                               "deliveries_wait_for_plugin"));
    EXPECT_EQ(outcome.findings()[0].sentence,
              "At least 1000 deliveries are due, the oldest for 2 days.");
    EXPECT_EQ(outcome.findings()[1].sentence,
              "1 delivery is tried again after a refusal, the oldest wanted 3 hours ago.");
    EXPECT_EQ(outcome.findings()[2].sentence,
              "2 letters are wanted, the oldest for 5 hours, and no plugin that is loaded delivers "
              "them.");
}

TEST(PluginsCheck, CountsWhatWaits) {
    const auto outcome =
        check_plugins({now, {}, {}, {}, {{"parks", 2, now}, {"housing", 1, now - hours(3)}}});
    EXPECT_EQ(outcome.measurements().back().value, 3);
    EXPECT_EQ(outcome.findings()[1].sentence,
              "1 timer of housing has been due for up to 3 hours, and no plugin of that name is "
              "loaded.");
}

TEST(WorkflowsCheck, NamesTheFunctionsThatAreAbsent) {
    const auto outcome = check_workflows({{"parks.pitch", true, {"parks.gone", "parks.lost"}}});
    EXPECT_EQ(first_sentence(outcome),
              "The workflow parks.pitch calls parks.gone, parks.lost, which no plugin brings.");
}

}  // namespace
}  // namespace moothall::doctor

#include "host/doctor/every_trouble.h"

#include "doctor/checks/backup.h"
#include "doctor/checks/calendar.h"
#include "doctor/checks/clock.h"
#include "doctor/checks/data_folder.h"
#include "doctor/checks/database_settings.h"
#include "doctor/checks/deliveries.h"
#include "doctor/checks/disk.h"
#include "doctor/checks/due_work.h"
#include "doctor/checks/journal.h"
#include "doctor/checks/plugins.h"
#include "doctor/checks/store.h"

namespace moothall::doctor {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

const Instant now = parse_instant("2026-05-04T09:00:00Z").value();
const Date today = make_date(2026, 5, 4);
constexpr std::int64_t gibibyte = std::int64_t{1} << 30;

void add(std::vector<Outcome>& to, const std::vector<Outcome>& more) {
    to.insert(to.end(), more.begin(), more.end());
}

std::vector<Outcome> of_the_machine() {
    return {check_disk({gibibyte / 8, 100 * gibibyte, 50'000, 60'000}),
            check_disk({gibibyte, 100 * gibibyte, 50'000, 60'000}),
            check_sync(milliseconds(1'200)),
            check_sync(milliseconds(150)),
            check_data_folder({"/data", Medium::disk, "", true, false}),
            check_data_folder({"/data", Medium::disk, "", false, false}),
            check_data_folder({"/data", Medium::network, "nfs", false, true}),
            check_data_folder({"/data", Medium::memory, "tmpfs", false, true}),
            check_data_folder({"/data", Medium::layers, "overlay", false, true}),
            check_permissions({{"/data/council.db", 0644, Held::content}}),
            check_permissions({{"/data/council.db", 0660, Held::content}}),
            check_clock({now, false, true, {}, now + minutes(5)}),
            check_clock({now, false, true, minutes(-2), now}),
            check_clock({now, false, true, seconds(5), now}),
            check_clock({now, false, false, {}, {}}),
            check_clock({now, true, {}, {}, {}})};
}

std::vector<Outcome> of_the_database() {
    return {check_store({"/data", true, false, false, "It is of a newer Moothall.", {}, {}}),
            check_store({"/data", false, false, false, "", {}, {}}),
            check_store({"/data", true, false, false, "", {"A page is damaged."}, {}}),
            check_store({"/data", true, true, false, "", {}, {}}),
            check_store({"/data", true, false, true, "", {}, {}}),
            check_store({"/data", true, false, false, "", {}, {}, {"outgoing"}}),
            check_store({"a database", true, false, false, "", {}, milliseconds(30)}),
            check_database_settings("postgres", {{"fsync", "off"}}),
            check_database_settings("postgres", {{"in_recovery", "on"}}),
            check_database_settings("postgres", {{"data_checksums", "off"}, {"autovacuum", "off"}}),
            check_database_settings("postgres", {{"server_version_num", "120011"}}),
            check_database_settings("postgres", {{"server_version_num", "160002"}}),
            check_database_settings("sqlite", {{"journal_mode", "delete"}}),
            check_database_sessions({97, 95}),
            check_database_sessions({97, 85})};
}

std::vector<Outcome> of_the_council() {
    return {
        check_journal({true, 2, 9, 1'024, 1, {"The chain breaks at event 3 of case/a."}}),
        check_backup({now, now - days(8), now - days(30)}),
        check_backup({now, now - hours(30), now - days(30)}),
        check_calendar({today, today + days(100), today + days(90), "Boxing Day"}),
        check_calendar({today, today + days(300), today + days(295), "Boxing Day"}),
        check_attention({now, 1, now - days(8)}),
        check_attention({now, 2, now - days(1)}),
        check_plugins({now,
                       {"revenues"},
                       {{"housing", "it was built for SDK 2."}},
                       {"parks"},
                       {{"payroll", 3, now - hours(5)}}}),
        check_timers({now, 2, now - days(2)}),
        check_timers({now, 1, now - minutes(11)}),
        check_deliveries({now, {2, now - days(2), 3, now - hours(2)}, {}}),
        check_deliveries({now, {1, now - minutes(11), 0, {}}, {{"letter", 3, now - hours(5)}}}),
        check_workflows({{"parks.pitch", true, {"parks.gone"}}, {"housing.repair", false, {}}})};
}

}  // namespace

std::vector<Outcome> all_fine() {
    return {check_disk({50 * gibibyte, 100 * gibibyte, 0, 0}),
            check_sync(milliseconds(5)),
            check_data_folder({"/data", Medium::disk, "", false, true}),
            check_permissions(
                {{"/data", 0755, Held::folder_of_all}, {"/data/council.db", 0600, Held::content}}),
            check_clock({now, false, true, milliseconds(-20), now}),
            check_store({"/data", true, false, false, "", {}, milliseconds(1)}),
            check_database_settings("sqlite", {{"journal_mode", "wal"}, {"synchronous", "2"}}),
            check_database_settings("postgres", {{"fsync", "on"},
                                                 {"full_page_writes", "on"},
                                                 {"synchronous_commit", "remote_apply"},
                                                 {"data_checksums", "on"},
                                                 {"default_transaction_read_only", "off"},
                                                 {"in_recovery", "off"},
                                                 {"autovacuum", "on"},
                                                 {"server_version_num", "150013"}}),
            check_database_sessions({97, 20}),
            check_journal({false, 32, 100, 3, 0, {}}),
            check_backup({now, now - hours(20), now - days(30)}),
            check_backup({now, {}, {}}),
            check_calendar({today, today + days(500), today + days(495), "Boxing Day"}),
            check_attention({now, 0, {}}),
            check_plugins({now, {"revenues"}, {}, {}, {}}),
            check_timers({now, 1, now - minutes(1)}),
            check_deliveries({now, {1, now - minutes(1), 1, now - minutes(30)}, {}}),
            check_workflows({{"parks.pitch", true, {}}})};
}

std::vector<Outcome> every_trouble() {
    std::vector<Outcome> all = of_the_machine();
    add(all, of_the_database());
    add(all, of_the_council());
    return all;
}

}  // namespace moothall::doctor

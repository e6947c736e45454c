#include "doctor/report.h"

#include <gmock/gmock.h>

#include <regex>
#include <set>
#include <sstream>

#include "doctor/checks/clock.h"
#include "doctor/checks/disk.h"
#include "doctor/checks/journal.h"
#include "host/doctor/every_trouble.h"
#include "json/json.h"

namespace moothall::doctor {
namespace {

using std::chrono::milliseconds;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

const Instant now = parse_instant("2026-05-04T09:00:00Z").value();
constexpr std::int64_t gibibyte = std::int64_t{1} << 30;

std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// A warning, something fine, something that was not done, a problem.
Report mixed() {
    return {now,
            {check_disk({gibibyte, 4 * gibibyte, 0, 0}), check_sync(milliseconds(2)),
             Outcome::not_done(journal_check(), "The store cannot be read."),
             check_clock({now, false, true, {}, now + std::chrono::hours(1)})}};
}

TEST(Report, TellsTheWorstFirstInWordsWithWhatToDo) {
    EXPECT_THAT(
        lines_of(in_words(mixed())),
        ElementsAre(
            "problem      The clock: The clock says 2026-05-04T09:00:00Z, but the last "
            "event was recorded at 2026-05-04T10:00:00Z.",
            "             Set the right time, by NTP if you can. If the earlier time was "
            "the wrong one, deadlines that were counted from it have to be looked at.",
            "warning      Disk space: Only 1.0 GiB of 4.0 GiB are free where the data "
            "folder lies.",
            "             Plan for more space: a backup, a rebuild and an upgrade each need "
            "room for a second copy of the database.",
            "not checked  Chains and seals of the journal: The store cannot be read.",
            "ok           Time to make a write safe: A small write is safe after 2 "
            "milliseconds."));
}

TEST(Report, IsAsBadAsTheWorst) {
    EXPECT_EQ(mixed().severity(), Severity::problem);
    EXPECT_EQ((Report{now, all_fine()}.severity()), Severity::ok);
    EXPECT_EQ((Report{now, {Outcome::not_done(disk_check(), "No.")}}.severity()), Severity::ok);
}

TEST(Report, IsOneDocumentForPrograms) {
    const Value document = as_value(mixed());
    const Table& whole = *document.as_table();
    const List& checks = whole.list("checks");

    EXPECT_EQ(whole.text("status"), "problem");
    EXPECT_EQ(whole.instant("at"), now);
    EXPECT_EQ(checks[0].as_table()->table("figures").integer("disk_free_bytes"), gibibyte);
    EXPECT_EQ(checks[0].as_table()->list("findings")[0].as_table()->text("name"), "disk_filling");
    EXPECT_EQ(checks[1].as_table()->table("figures").integer("sync_us"), 2'000);
    EXPECT_EQ(checks[2].as_table()->text("status"), "not_checked");
    EXPECT_TRUE(json::parse(json::to_json(document)));
}

TEST(Report, IsOneGaugeForEachCheckAndFigureForPrometheus) {
    const auto lines = lines_of(as_metrics(mixed()));
    const auto has = [&](const std::string& line) {
        return std::ranges::find(lines, line) != lines.end();
    };
    EXPECT_TRUE(has("moothall_check_severity{check=\"disk\"} 1"));
    EXPECT_TRUE(has("moothall_check_severity{check=\"clock\"} 2"));
    EXPECT_TRUE(has("moothall_check_done{check=\"journal\"} 0"));
    EXPECT_TRUE(has("moothall_sync_seconds 0.002000"));
    EXPECT_TRUE(has("moothall_disk_free_bytes 1073741824"));
    EXPECT_TRUE(has("# TYPE moothall_disk_free_bytes gauge"));
    EXPECT_THAT(as_metrics(mixed()), Not(HasSubstr("severity{check=\"journal\"}")));
}

/// The text format of Prometheus 0.0.4: each sample after its HELP and TYPE, each series once.
TEST(Report, KeepsToTheTextFormatOfPrometheus) {
    Report report{now, all_fine()};
    report.outcomes.erase(report.outcomes.begin() + 7);   // One council has one database,
    report.outcomes.erase(report.outcomes.begin() + 10);  // and one last backup.
    const std::regex sample("([a-z_:][a-z0-9_:]*)(\\{check=\"[a-z_]+\"\\})? -?[0-9]+(\\.[0-9]+)?");
    std::set<std::string> described;
    std::set<std::string> series;
    for (const std::string& line : lines_of(as_metrics(report))) {
        std::smatch parts;
        if (line.starts_with("# TYPE ")) {
            EXPECT_TRUE(line.ends_with(" gauge")) << line;
            described.insert(line.substr(7, line.size() - 7 - 6));
        } else if (!line.starts_with("# HELP ")) {
            ASSERT_TRUE(std::regex_match(line, parts, sample)) << line;
            EXPECT_TRUE(described.contains(parts[1])) << line;
            EXPECT_TRUE(series.insert(parts[1].str() + parts[2].str()).second) << line;
        }
    }
    EXPECT_GT(series.size(), 20U);
}

TEST(Report, WritesTimesBelowZeroAsNumbers) {
    const Report report{now, {check_clock({now, false, true, milliseconds(-20), now})}};
    EXPECT_THAT(as_metrics(report), HasSubstr("moothall_clock_server_ahead_seconds -0.020000\n"));
}

}  // namespace
}  // namespace moothall::doctor

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "host/case_logs/council_with_logs.h"
#include "host/case_logs/made_logs.h"
#include "startup/scratch_folder.h"

namespace moothall::case_logs {
namespace {

using testing::HasSubstr;

struct BadLog {
    const char* name;
    std::string log;
    std::string sentence;
};

std::string with_many_columns() {
    std::vector<std::string> columns{"case:concept:name", "concept:name", "time:timestamp"};
    std::vector<std::string> row{"1", "a", "2011-10-20"};
    for (int i = 0; i < 10'000; ++i) {
        columns.push_back("column " + std::to_string(i));
        row.emplace_back("x");
    }
    return log_of(columns, {row});
}

std::vector<BadLog> bad_logs() {
    const std::string good = made_up_log(1, 5, 30);
    const std::string header = "case:concept:name,concept:name,time:timestamp\r\n";
    return {
        {"WrongDateInTheLastLine", good + "case-1,,a,2011-02-30,,,,\r\n", "is not a time stamp"},
        {"RaggedRow", good + "case-1,a,2011-10-20\r\n", "Line "},
        {"MissingColumn", "case:concept:name,concept:name\r\n1,a\r\n", "time:timestamp"},
        {"TenThousandColumns", with_many_columns(), "columns"},
        {"NoEvents", header, "no events"},
        {"NoCase", header + "1,a,2011-10-20\r\n,a,2011-10-20\r\n", "the cell is empty"},
        {"NotUtf8", header + "1,\xff,2011-10-20\r\n", "UTF-8"},
        {"Nul", header + std::string("1,a\0b,2011-10-20\r\n", 18), "Line 2"},
        {"OpenQuote", header + "1,\"a,2011-10-20\r\n", "quot"},
        {"Empty", "", "is empty"},
    };
}

class BadLogs : public testing::TestWithParam<BadLog> {};

TEST_P(BadLogs, AreRefusedInOneSentenceAndChangeNothing) {
    CouncilWithLogs council;
    const std::string before = council.all_that_is_kept();

    const auto done = council.take(GetParam().log);

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, RefusalKind::invalid_input);
    EXPECT_THAT(done.error().reason, HasSubstr(GetParam().sentence));
    EXPECT_EQ(council.all_that_is_kept(), before);
}

INSTANTIATE_TEST_SUITE_P(Each, BadLogs, testing::ValuesIn(bad_logs()),
                         [](const auto& log) { return log.param.name; });

std::string xes_of(const std::string& first, const std::string& last) {
    return "<?xml version='1.0' encoding='UTF-8'?>\n<log>\n<trace>\n"
           "<string key='concept:name' value='1'/>\n<event>\n"
           "<string key='concept:name' value='a'/>\n<date key='time:timestamp' value='" +
           first + "'/>\n</event>\n</trace>\n" + last;
}

std::vector<BadLog> bad_xes_logs() {
    const std::string time = "2011-10-20T12:39:37Z";
    const std::string second = "<trace><event><string key='concept:name' value='b'/>";
    return {
        {"WrongDateInTheLastTrace",
         xes_of(time, second + "<date key='time:timestamp' value='2011-02-30'/></event></trace>"
                               "</log>"),
         "Line 10 of log.xes: \"2011-02-30\" is not a time stamp"},
        {"CutOff", xes_of(time, second), "Line 10 of log.xes: the file ends in the middle"},
        {"WrongEncoding", xes_of(time, "<string key='a' value='\xE9'/></log>"),
         "Line 10 of log.xes: here stands what XML does not allow"},
        {"UnknownEncoding", "<?xml version='1.0' encoding='cp037'?><log/>", "Line 1 of log.xes"},
        {"NoCaseName", xes_of(time, "<trace/></log>"), "Line 10 of log.xes: the trace has no"},
        {"TwoTracesOfOneName",
         xes_of(time, "<trace><string key='concept:name' value='1'/></trace></log>"),
         "Line 10 of log.xes: the trace \"1\" was there on line 3 already"},
        {"GrowingEntities",
         "<!DOCTYPE log [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><log>&b;</log>",
         "Line 1 of log.xes: a document type declaration"},
        {"Packed", "\x1f\x8b\x08", "gunzip"},
        {"Csv", two_applications, "Line 1 of log.xes"},
    };
}

class BadXesLogs : public testing::TestWithParam<BadLog> {};

TEST_P(BadXesLogs, AreRefusedInOneSentenceAndChangeNothing) {
    CouncilWithLogs council;
    const std::string before = council.all_that_is_kept();

    const auto done = council.take_xes(GetParam().log);

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, RefusalKind::invalid_input);
    EXPECT_THAT(done.error().reason, HasSubstr(GetParam().sentence));
    EXPECT_EQ(council.all_that_is_kept(), before);
}

INSTANTIATE_TEST_SUITE_P(Each, BadXesLogs, testing::ValuesIn(bad_xes_logs()),
                         [](const auto& log) { return log.param.name; });

TEST(ImportWholeOrNot, RefusesAFormatThatOnlyGoesOut) {
    CouncilWithLogs council;
    std::istringstream file("{}");
    ImportAsked asked = council.asking(permits);
    asked.format = event_logs::LogFormat::ocel;

    const auto done = council.import(file, asked, [](std::size_t, std::size_t) {});

    ASSERT_FALSE(done);
    EXPECT_THAT(done.error().reason, HasSubstr("OCEL only goes out"));
}

TEST(ImportWholeOrNot, RefusesATypeThatIsNotPublished) {
    CouncilWithLogs council;
    const std::string before = council.all_that_is_kept();
    std::istringstream file(two_applications);

    const auto done =
        council.import(file, council.asking("permits.recipt"), [](std::size_t, std::size_t) {});

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, RefusalKind::not_found);
    EXPECT_EQ(council.all_that_is_kept(), before);
}

TEST(ImportWholeOrNot, RefusesAServiceWhosePluginIsAbsent) {
    CouncilWithLogs council;
    const std::string before = council.all_that_is_kept();
    std::istringstream file(two_applications);
    ImportParts parts = council.parts();
    parts.letters_of_service.clear();

    const auto done =
        import_log(parts, file, council.asking(permits), [](std::size_t, std::size_t) {});

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().reason,
              "The plugin permits is not loaded, so no case of it can be opened.");
    EXPECT_EQ(council.all_that_is_kept(), before);
}

// What escapes in JSON grows: the last case is refused when others stand in the transaction.
TEST(ImportWholeOrNot, KeepsNoCaseWhereALaterOneIsTooLarge) {
    CouncilWithLogs council;
    const std::string before = council.all_that_is_kept();
    std::vector<std::string> columns{"case:concept:name", "concept:name", "time:timestamp"};
    std::vector<std::string> small{"1", "a", "2011-10-20"};
    std::vector<std::string> large{"2", "a", "2011-10-20"};
    for (int i = 0; i < 7; ++i) {
        columns.push_back("column " + std::to_string(i));
        small.emplace_back("");
        large.emplace_back(1'000'000, '\x01');
    }

    const auto done = council.take(log_of(columns, {small, large}));

    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().kind, RefusalKind::invalid_input);
    EXPECT_EQ(council.all_that_is_kept(), before);
}

TEST(ImportWholeOrNot, KeepsNothingOfAFileThatChangesMeanwhile) {
    CouncilWithLogs council;
    const std::string before = council.all_that_is_kept();
    const startup::ScratchFolder folder;
    const auto path = folder.path() / "log.csv";
    const std::string log = made_up_log(5, 3'000, 6'000);
    std::ofstream(path, std::ios::binary) << log;
    std::ifstream file(path, std::ios::binary);

    EXPECT_THROW(static_cast<void>(council.import(file, council.asking(permits),
                                                  [&](std::size_t done, std::size_t) {
                                                      if (done == 5) {
                                                          std::filesystem::resize_file(path, 400);
                                                      }
                                                  })),
                 std::runtime_error);

    EXPECT_EQ(council.all_that_is_kept(), before);
    EXPECT_EQ(council.take(log).value().cases, 3'000U);
}

}  // namespace
}  // namespace moothall::case_logs

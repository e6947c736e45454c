#include "host/case_logs/made_logs.h"

#include <random>
#include <sstream>

#include "csv/csv_writer.h"

namespace moothall::case_logs {

const std::string two_applications =
    "case:channel,case:concept:name,case:deadline,case:department,concept:instance,concept:name,"
    "lifecycle:transition,org:resource,time:timestamp\r\n"
    "Desk,case-1,2011-12-09 01:06:40+01:00,General,t-1,Confirmation of receipt,complete,"
    "Resource01,2011-10-20 12:39:37.946000+02:00\r\n"
    "Internet,case-2,,Experts,t-2,Confirmation of receipt,complete,,2011-10-21T08:10:11Z\r\n"
    "Desk,case-1,2011-12-09 01:06:40+01:00,General,t-3,\"Check, then confirm\",complete,"
    "Marlowe,2011-10-20 12:40:07.912000+02:00\r\n";

std::string log_of(const std::vector<std::string>& columns,
                   const std::vector<std::vector<std::string>>& rows) {
    std::ostringstream out;
    csv::write_csv_row(out, columns);
    for (const auto& row : rows) {
        csv::write_csv_row(out, row);
    }
    return out.str();
}

std::string made_up_log(std::uint32_t seed, std::size_t cases, std::size_t events) {
    std::mt19937 dice(seed);
    const auto one_of = [&](const std::vector<std::string>& choices) {
        return choices[dice() % choices.size()];
    };
    const std::vector<std::string> words{"",           "General", "two\r\nlines",
                                         "\"quoted\"", "a,b",     "Größe"};
    std::vector<std::vector<std::string>> rows;
    for (std::size_t at = 0; at < events; ++at) {
        const std::size_t number = at < cases ? at : dice() % cases;
        const std::string minute = std::to_string(10 + at % 50);
        rows.push_back(
            {"case-" + std::to_string(number), one_of(words),
             one_of({"Confirmation of receipt", "T02 Check", "T06, \"stop\" advice"}),
             one_of({"2011-10-20 12:" + minute + ":37.946000+02:00",
                     "2011-10-20T10:" + minute + ":37Z", "2011-10-20 12:" + minute, "2011-10-20"}),
             one_of({"", "Resource01", "Resource02"}), one_of({"", "complete"}), one_of(words),
             "task-" + std::to_string(at)});
    }
    return log_of({"case:concept:name", "case:department", "concept:name", "time:timestamp",
                   "org:resource", "lifecycle:transition", "note", "concept:instance"},
                  rows);
}

}  // namespace moothall::case_logs

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "csv/csv_writer.h"
#include "event_logs/event_log.h"

namespace {

using moothall::csv::CsvLimits;
using moothall::csv::CsvReader;

/// Whatever is read is read again as the same cells after it was written.
void read_write_read(const std::string& text) {
    std::istringstream file(text);
    CsvReader reader(file, "fuzz.csv", CsvLimits{20, 1'000, 4'000});
    for (auto row = reader.next(); row && *row; row = reader.next()) {
        std::stringstream written;
        moothall::csv::write_csv_row(written, (*row)->cells);
        CsvReader again(written, "written.csv", CsvLimits{});
        const auto same = again.next();
        if (!same || !*same || (*same)->cells != (*row)->cells) {
            std::abort();
        }
    }
}

/// A log that was found to be right can be taken whole.
void take_log(const std::string& text) {
    std::istringstream file(text);
    auto checked = moothall::event_logs::EventLog::check(file, "fuzz.csv");
    if (!checked) {
        return;
    }
    auto log = *std::move(checked);
    std::size_t events = 0;
    for (std::size_t i = 0; i < log.case_count(); ++i) {
        events += log.read_case(i).events.size();
    }
    if (events != log.event_count()) {
        std::abort();
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string text(reinterpret_cast<const char*>(bytes), size);
    read_write_read(text);
    take_log(text);
    take_log("case:concept:name,concept:name,time:timestamp\n" + text);
    return 0;
}

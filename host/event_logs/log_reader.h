#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <cstdint>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "csv/csv_records.h"
#include "event_logs/log_columns.h"

namespace moothall::event_logs {

/// One line of an event log, checked: it has a case, an activity and a time.
struct LogEvent {
    csv::CsvRow source;    ///< Every cell as it came, in the order of the columns.
    std::int64_t row = 0;  ///< Its place among the events of the file, from 1.
    std::string case_id;
    std::string activity;
    Instant happened_at;
    std::string time_text;
    std::string resource;   ///< Empty where the log does not say.
    std::string lifecycle;  ///< Empty where the log does not say.
};

/// Reads a CSV event log one event at a time. Memory: one row.
///
/// Threads: one. Refused: invalid_input, one sentence with line, column and what to do, for what
/// CsvRecords refuses, a log without one of the columns "case:concept:name", "concept:name" and
/// "time:timestamp", one of them empty, and a time stamp that read_log_time does not take.
/// Faults: throws std::runtime_error when the file cannot be read.
class LogReader {
public:
    /// Reads the header. Borrows the file, which stands at its beginning. `name` is what messages
    /// call it.
    static Result<LogReader> open(std::istream& file, std::string name);

    const LogColumns& columns() const { return columns_; }

    /// The next event, or nothing at the end.
    Result<std::optional<LogEvent>> next();

    /// Goes on with the event that begins at `place` and is the `row`th of the file. Requires a
    /// file that can be sought in.
    void go_to(const csv::CsvPlace& place, std::int64_t row);

private:
    LogReader(csv::CsvRecords records, LogColumns columns);

    std::optional<Refusal> empty_cell(const csv::CsvRow& row) const;

    csv::CsvRecords records_;
    LogColumns columns_;
    std::size_t case_id_;
    std::size_t activity_;
    std::size_t time_;
    std::optional<std::size_t> resource_;
    std::optional<std::size_t> lifecycle_;
    std::int64_t row_ = 0;
};

}  // namespace moothall::event_logs

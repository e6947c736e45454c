#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "event_logs/imported_case.h"
#include "event_logs/log_columns.h"

namespace moothall::event_logs {

/// Writes an event log as CSV, an event at a time: the columns in their order, the very text of
/// every cell. Give the events in the order of their `row` to have the log as it came in.
///
/// Threads: one. Faults: throws std::runtime_error when the stream does not take what is written.
class LogWriter {
public:
    /// Writes the header. Borrows the stream.
    LogWriter(std::ostream& out, LogColumns columns);

    void write(const ImportedCase& of_case, const ImportedEvent& event);

    /// Sends what was written on its way. Call it last.
    void finish();

private:
    void check() const;

    std::ostream& out_;
    LogColumns columns_;
};

/// The columns of several logs in one: those of the first, then of each other what it has besides.
LogColumns joined(const std::vector<LogColumns>& logs);

/// The five usual columns and the attributes that occur, for cases that came from no log.
LogColumns columns_for(const std::vector<ImportedCase>& cases);

}  // namespace moothall::event_logs

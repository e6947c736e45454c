#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "event_logs/imported_case.h"
#include "event_logs/xes/xes_columns.h"

namespace moothall::event_logs {

/// Writes an event log as strict XES (IEEE 1849-2016) with the extensions concept, lifecycle, org
/// and time: one trace for each case, its events in the order in which they are given.
///
/// An attribute is of the kind that its log gave it, as long as its text is one of that kind, else
/// a string. A time stamp keeps its offset, and is UTC where it has none. Threads: one.
/// Faults: throws std::runtime_error when the stream does not take what is written.
class XesWriter {
public:
    /// Writes the head. Borrows the stream. `log_name` is the log's "concept:name".
    XesWriter(std::ostream& out, std::string_view log_name, KnownKinds kinds);

    /// Begins a trace with what is known of the case; its events are not looked at.
    void begin_case(const ImportedCase& of_case);
    void write(const ImportedEvent& event);
    void end_case();

    /// Ends the log and sends what was written on its way. Call it last.
    void finish();

private:
    void add(std::string_view key, std::string_view value, AttributeKind kind);
    void add_known(std::string_view column, std::string_view key, std::string_view value);
    void send();

    std::ostream& out_;
    KnownKinds kinds_;
    std::string text_;  ///< Of the element that is being written.
    std::string_view indent_;
};

}  // namespace moothall::event_logs

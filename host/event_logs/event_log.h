#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <cstdint>
#include <istream>
#include <string>
#include <vector>

#include "event_logs/checked_log.h"
#include "event_logs/imported_case.h"
#include "event_logs/log_columns.h"
#include "event_logs/log_reader.h"

namespace moothall::event_logs {

/// A whole CSV event log that was found to be right to its last line, to be taken case by case,
/// however its cases are scattered through the file.
///
/// Memory: the ids of the cases and 24 bytes for each event; one case at a time. Threads: one.
class EventLog final : public CheckedLog {
public:
    /// Reads the file once, from its beginning to its end. `name` is what messages call it.
    /// Refused: invalid_input, as LogReader does, and for a log without any event; then nothing of
    /// it is to be taken. Faults: throws std::runtime_error when the file cannot be read.
    static Result<EventLog> check(std::istream& file, std::string name);

    const LogColumns& columns() const override { return reader_.columns(); }
    std::size_t case_count() const override { return cases_.size(); }
    std::size_t event_count() const override { return event_count_; }
    const std::string& case_id(std::size_t number) const override { return cases_[number].id; }
    ImportedCase read_case(std::size_t number) override;

private:
    /// Where an event stands.
    struct EventPlace {
        csv::CsvPlace place;
        std::int64_t row;
    };
    struct CasePlaces {
        std::string id;
        std::vector<EventPlace> events;
    };

    EventLog(LogReader reader, std::vector<CasePlaces> cases, std::size_t event_count)
        : reader_(std::move(reader)), cases_(std::move(cases)), event_count_(event_count) {}

    LogEvent read_event(const CasePlaces& of_case, const EventPlace& place);

    LogReader reader_;
    std::vector<CasePlaces> cases_;
    std::size_t event_count_;
};

}  // namespace moothall::event_logs

#include "event_logs/log_reader.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "event_logs/log_time.h"
#include "event_logs/shown_text.h"

namespace moothall::event_logs {
namespace {

constexpr std::array<std::string_view, 3> required = {case_id_column, activity_column, time_column};

Refusal missing_column(const csv::CsvRecords& records, std::string_view column) {
    std::string sentence = records.name() + " has no column \"" + std::string(column) +
                           "\". An event log needs \"case:concept:name\", \"concept:name\" and "
                           "\"time:timestamp\": name them so in its first line";
    const std::string& first = records.columns().front();
    if (records.columns().size() == 1 && first.find_first_of(";\t|") != std::string::npos) {
        sentence += ", and separate the columns by commas";
    }
    return {RefusalKind::invalid_input, sentence + "."};
}

}  // namespace

Result<LogReader> LogReader::open(std::istream& file, std::string name) {
    auto records = csv::CsvRecords::open(file, std::move(name), csv::CsvLimits{});
    if (!records) {
        return records.error();
    }
    for (const std::string_view column : required) {
        if (!records->column(column)) {
            return missing_column(*records, column);
        }
    }
    LogColumns columns(records->columns());
    return LogReader(*std::move(records), std::move(columns));
}

LogReader::LogReader(csv::CsvRecords records, LogColumns columns)
    : records_(std::move(records)),
      columns_(std::move(columns)),
      case_id_(*columns_.find(ColumnRole::case_id)),
      activity_(*columns_.find(ColumnRole::activity)),
      time_(*columns_.find(ColumnRole::time)),
      resource_(columns_.find(ColumnRole::resource)),
      lifecycle_(columns_.find(ColumnRole::lifecycle)) {}

Result<std::optional<LogEvent>> LogReader::next() {
    auto row = records_.next();
    if (!row) {
        return row.error();
    }
    if (!*row) {
        return std::optional<LogEvent>();
    }
    LogEvent event;
    event.source = **std::move(row);
    const std::vector<std::string>& cells = event.source.cells;
    if (auto refusal = empty_cell(event.source)) {
        return *std::move(refusal);
    }
    const auto happened_at = read_log_time(cells[time_]);
    if (!happened_at) {
        return records_.refuse(event.source, time_,
                               "\"" + shown(cells[time_]) +
                                   "\" is not a time stamp. Write it like 2011-10-20 "
                                   "12:39:37.946+02:00 or 2011-10-20T10:39:37Z.");
    }
    event.row = ++row_;
    event.case_id = cells[case_id_];
    event.activity = cells[activity_];
    event.happened_at = *happened_at;
    event.time_text = cells[time_];
    event.resource = resource_ ? cells[*resource_] : std::string();
    event.lifecycle = lifecycle_ ? cells[*lifecycle_] : std::string();
    return std::optional<LogEvent>(std::move(event));
}

void LogReader::go_to(const csv::CsvPlace& place, std::int64_t row) {
    records_.go_to(place);
    row_ = row - 1;
}

std::optional<Refusal> LogReader::empty_cell(const csv::CsvRow& row) const {
    for (const std::size_t column : {case_id_, activity_, time_}) {
        if (row.cells[column].empty()) {
            return records_.refuse(row, column,
                                   "the cell is empty. Every event needs its case, its activity "
                                   "and its time.");
        }
    }
    return std::nullopt;
}

}  // namespace moothall::event_logs

#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "event_logs/checked_log.h"
#include "event_logs/xes/xes_reader.h"

namespace moothall::event_logs {

/// A whole XES log that was found to be right to its end, to be taken trace by trace.
///
/// Memory: the names of the cases, and one case at a time. Threads: one.
class XesLog final : public CheckedLog {
public:
    /// Refused: invalid_input, as XesReader does, and for two traces of one name and a log without
    /// any event; then nothing of it is to be taken.
    /// Faults: throws std::runtime_error when the file cannot be read.
    static Result<XesLog> check(std::istream& file, std::string name);

    const LogColumns& columns() const override { return columns_; }
    std::size_t case_count() const override { return case_ids_.size(); }
    std::size_t event_count() const override { return event_count_; }
    const std::string& case_id(std::size_t number) const override { return case_ids_[number]; }
    ImportedCase read_case(std::size_t number) override;

private:
    XesLog(std::istream& file, std::string name, LogColumns columns,
           std::vector<std::string> case_ids, std::size_t event_count)
        : file_(&file),
          name_(std::move(name)),
          columns_(std::move(columns)),
          case_ids_(std::move(case_ids)),
          event_count_(event_count) {}

    void begin_again();
    std::optional<ImportedCase> read_next();

    std::istream* file_;
    std::string name_;
    LogColumns columns_;
    std::vector<std::string> case_ids_;
    std::size_t event_count_;
    std::optional<XesReader> reader_;
    std::size_t next_ = 0;
};

}  // namespace moothall::event_logs

#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <istream>
#include <memory>
#include <string>

#include "event_logs/imported_case.h"
#include "event_logs/log_columns.h"
#include "event_logs/log_format.h"

namespace moothall::event_logs {

/// A whole event log that was found to be right to its end, to be taken case by case.
///
/// The file must be one that can be sought in, stay open and not change. Threads: one.
class CheckedLog {
public:
    virtual ~CheckedLog() = default;

    virtual const LogColumns& columns() const = 0;
    virtual std::size_t case_count() const = 0;
    virtual std::size_t event_count() const = 0;
    /// The own reference of that case. Requires number < case_count().
    virtual const std::string& case_id(std::size_t number) const = 0;

    /// The case that is the `number`th to begin in the file, from 0. It costs least to ask for the
    /// cases in their order. Requires number < case_count().
    /// Faults: throws std::runtime_error when the file cannot be read or has changed.
    virtual ImportedCase read_case(std::size_t number) = 0;
};

/// Reads the file once, from its beginning to its end. `name` is what messages call it.
/// Refused: invalid_input, as EventLog and XesLog do, and for a format that only goes out.
/// Faults: throws std::runtime_error when the file cannot be read.
Result<std::unique_ptr<CheckedLog>> check_log(std::istream& file, std::string name,
                                              LogFormat format);

}  // namespace moothall::event_logs

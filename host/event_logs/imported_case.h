#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "event_logs/log_columns.h"

namespace moothall::event_logs {

/// The name of a column and what stood in it, as it came.
using Attribute = std::pair<std::string, std::string>;
using Attributes = std::vector<Attribute>;

/// One event of a log. What the log left empty is empty or absent here: in CSV these are the same.
struct ImportedEvent {
    std::int64_t row =
        0;  ///< Its place in the file, from 1: gives back the order of the whole log.
    std::int64_t line = 0;  ///< The line of the file on which it begins, for messages.
    std::string activity;
    Instant happened_at;
    std::string time_text;  ///< The time stamp as it was written: what an export gives back.
    std::string resource;   ///< A name of the import; nobody who signs in.
    std::string lifecycle;
    /// Every other column of the event that is not empty, in the order of the log; and the columns
    /// of the case in which this event differs from `ImportedCase::attributes`, also where it is
    /// empty.
    Attributes attributes;

    friend bool operator==(const ImportedEvent&, const ImportedEvent&) = default;
};

/// One case of a log with all its events, in the order of the file.
struct ImportedCase {
    std::string id;  ///< Its own reference: "case:concept:name".
    Attributes
        attributes;  ///< The "case:" columns of its first event, as far as they are not empty.
    std::vector<ImportedEvent> events;

    friend bool operator==(const ImportedCase&, const ImportedCase&) = default;
};

/// The cells of an event as they stand in a log of these columns; a column it knows nothing of is
/// empty.
std::vector<std::string> cells_of(const LogColumns& columns, const ImportedCase& of_case,
                                  const ImportedEvent& event);

}  // namespace moothall::event_logs

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "event_logs/imported_case.h"
#include "event_logs/log_columns.h"
#include "journal/event.h"

namespace moothall::case_logs {

/// A log that was taken, once.
struct TakenLog {
    std::string import;                ///< The id of this taking; later ones sort behind it.
    std::string sha256;                ///< Of the file, in hexadecimal.
    std::string file_name;             ///< Without its folder.
    std::string type;                  ///< The case type that its cases are of.
    std::vector<std::string> columns;  ///< In the order of the file.
    /// As many as columns; of a log that does not tell kinds apart, none.
    std::vector<event_logs::AttributeKind> kinds;
    std::int64_t cases = 0;   ///< Opened by it.
    std::int64_t events = 0;  ///< Taken from it.
    Instant taken_at;
};

Table to_table(const TakenLog& log);
TakenLog taken_log_from(const Table& table);
event_logs::LogColumns columns_of(const TakenLog& log);

/// The name of a stream of imports.
inline constexpr std::string_view import_stream = "import/";

// The events of imports. Each is made here and read here: nowhere else.

/// A log was taken: an event of the stream of its file.
journal::Draft log_taken(const TakenLog& log);
TakenLog taken_log_from(const journal::Event& event);

/// What a log says of a case.
inline constexpr std::string_view imported_kind = "case.imported";
journal::Draft case_imported(const std::string& stream, const std::string& import,
                             const event_logs::Attributes& attributes, Instant at);
event_logs::Attributes attributes_from(const journal::Event& event);

/// One event of a log, as an event of its case.
inline constexpr std::string_view imported_event_kind = "case.imported_event";
journal::Draft event_imported(const std::string& stream, const std::string& import,
                              const event_logs::ImportedEvent& event);
/// The event as it came; of one that was erased, what its facts still say.
event_logs::ImportedEvent imported_event_from(const journal::Event& event);

Table to_table(const event_logs::Attributes& attributes);
event_logs::Attributes attributes_from(const Table& table);

}  // namespace moothall::case_logs

#pragma once

#include <moothall/service/date.h>

#include <optional>
#include <string>
#include <string_view>

namespace moothall::event_logs {

/// Reads a time stamp as event logs write them: "2011-10-20 12:39:37.946000+02:00", with a space or
/// a T, with or without decimals (what is finer than a microsecond is cut off), seconds and offset
/// ("Z",
/// "+02:00", "+0200" or "+02"); or a day alone, which is its midnight. Without an offset it is UTC.
/// Nothing for any other text or a day or time that does not exist.
std::optional<Instant> read_log_time(std::string_view text);

/// The same moment as xs:dateTime has it, with the offset and the decimals that were written, and
/// "Z" where no offset was. Nothing for a text that read_log_time does not take.
std::optional<std::string> xml_time(std::string_view text);

}  // namespace moothall::event_logs

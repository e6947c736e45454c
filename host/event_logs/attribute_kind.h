#pragma once

#include <optional>
#include <string_view>

namespace moothall::event_logs {

/// What an attribute's text stands for, as XES tells kinds apart. In CSV every cell is text.
enum class AttributeKind { text, date, integer, decimal, yes_no, id };

/// The name of a kind in XES: "string", "date", "int", "float", "boolean", "id".
std::string_view name_of(AttributeKind kind);
/// Nothing for any other name.
std::optional<AttributeKind> kind_named(std::string_view name);

/// Whether XES takes this text for a value of that kind. A date is one as xs:dateTime has it.
bool fits(AttributeKind kind, std::string_view text);

}  // namespace moothall::event_logs

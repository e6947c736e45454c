#pragma once

#include <string>
#include <string_view>

namespace moothall::xml {

/// Appends ` name="value"` so that every reader gives back the very value, line ends and tabs among
/// it. Requires a name of XML, and a value in UTF-8 of characters that XML allows.
void append_attribute(std::string& out, std::string_view name, std::string_view value);

}  // namespace moothall::xml

#pragma once

#include <string>
#include <string_view>

namespace desk {

/// Appends text so that it reads the same between tags and within a quoted attribute.
void append_escaped(std::string& to, std::string_view text);

/// Whether a link may lead there: within the site, to http, https, mailto or tel. Anything else
/// (`javascript:`, `data:`) is code or a forgery in the address of a link.
bool is_safe_address(std::string_view address);

}  // namespace desk

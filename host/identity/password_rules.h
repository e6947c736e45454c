#pragma once

#include <moothall/service/result.h>

#include <string_view>

namespace moothall::identity {

/// Whether somebody may take this password: at least 12 characters of any kind (NIST SP 800-63B:
/// length counts, and no letters or digits are asked for), at most 200 bytes, not the username, and
/// none that everybody tries first. Pure.
/// Refused: invalid_input, with a sentence that does not repeat it.
Result<Done> check_new_password(std::string_view password, std::string_view username);

}  // namespace moothall::identity

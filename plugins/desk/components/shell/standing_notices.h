#pragma once

#include <cstdint>
#include <string>

#include "html/writer.h"

namespace desk {

/// Where a page says what comes up while it is open: at the foot of the window, so that nothing
/// under the reader's hands moves. Empty until the script has something to say.
struct StandingNotices {
    std::string live = {};             ///< The address of the stream of changes; empty: none.
    std::int64_t session_seconds = 0;  ///< Until the session ends, unless it is used meanwhile.
    std::string token = {};            ///< Against forged requests.
};
void write(Writer& out, const StandingNotices& notices);

}  // namespace desk

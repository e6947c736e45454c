#include "clocks/clock_event.h"

#include <array>

namespace moothall::clocks {
namespace {

constexpr std::array<std::string_view, 5> names = {"started", "paused", "resumed", "extended",
                                                   "stopped"};

}  // namespace

std::string_view name_of(Change change) {
    return names[static_cast<std::size_t>(change)];
}

Result<Change> change_named(std::string_view name) {
    for (std::size_t at = 0; at < names.size(); ++at) {
        if (names[at] == name) {
            return static_cast<Change>(at);
        }
    }
    return Refusal{RefusalKind::invalid_input,
                   "A clock is started, paused, resumed, extended or stopped."};
}

}  // namespace moothall::clocks

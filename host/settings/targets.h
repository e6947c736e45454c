#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "store/store.h"

namespace moothall::settings {

/// Which share of the cases of a type the council means to close in time.
struct Target {
    std::string type;  ///< "revenues.discount_review".
    std::int64_t percent;
};

/// Those that are set, by type. Faults: StoreFault.
std::vector<Target> list_targets(store::Reader& reader);

/// The event that sets the target of a type, or, with nothing, takes it away.
journal::Draft target_set(std::string_view type, std::optional<std::int64_t> percent,
                          std::string_view reason, Instant now);

/// Keeps what such an event says; does nothing for another event.
void keep_target(const journal::Event& event, store::Writer& writer);

}  // namespace moothall::settings

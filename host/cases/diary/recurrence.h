#pragma once

#include <moothall/service/date.h>

#include <optional>
#include <string_view>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::cases {

/// How often a case comes back to somebody's desk.
enum class Every { week, two_weeks, month };

/// "week", "two_weeks", "month"; nothing for another word.
std::optional<Every> every_named(std::string_view word);

/// The first day of those that begin with `since` and follow each other that is after `after`. A
/// month without that day has it on its last one: 31 January, 28 February, 31 March.
Date next_after(Date since, Every every, Date after);

/// The word in an event by which a case was brought forward again and again; empty for once.
std::string_view every_in(const journal::Event& event);

/// The event of a case with this number. Requires that there is one.
journal::Event forward_event(store::Reader& reader, const journal::Folds& folds,
                             std::string_view stream, std::int64_t number);

}  // namespace moothall::cases

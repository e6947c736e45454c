#pragma once

#include <map>
#include <optional>
#include <string>

#include "pages/performance/figures.h"
#include "pages/performance/period.h"
#include "site/page.h"

namespace desk {

/// Which share in time the council aims at, in per cent, by kind of case.
using Targets = std::map<std::string, std::int64_t>;
Targets targets_of(const Visit& visit);

/// The target of one kind; nothing where none is set.
std::optional<std::int64_t> target_for(const Targets& targets, const std::string& case_type);

/// How a share stands to its target: "Target 90%: met", "Target 90%: 3.2 points below".
std::string against_target(const Counts& counts, std::optional<std::int64_t> target);

/// What the target of the kind of case is that is shown, and for an administrator the form that
/// sets it; nothing while several kinds are shown.
Html target_section(const Visit& visit, const Period& period, const Targets& targets);

/// What each figure counts, folded away.
Html how_we_count();

/// Sets the target of a kind of case, or takes it away. Refused: as performance.target does.
moothall::Result<Outcome> set_target(const Visit& visit);

}  // namespace desk

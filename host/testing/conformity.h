#pragma once

#include <string>
#include <vector>

#include "plugin_loading/loading.h"
#include "testing/trial.h"

namespace moothall::testing {

/// Everything in which a plugin that is loaded in a trial is not fit for service; empty if it is:
/// each of its functions is called with odd arguments, twice, for one that throws or does not
/// answer the same; each panel is shown for odd cases; each workflow that it ships is checked.
std::vector<std::string> objections_of(Trial& trial, const plugin_loading::LoadedPlugin& plugin);

}  // namespace moothall::testing

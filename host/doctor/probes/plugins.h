#pragma once

#include <moothall/service/date.h>

#include <string>
#include <vector>

#include "doctor/checks/plugins.h"
#include "startup/running_council.h"

namespace moothall::doctor {

/// What became of the plugins when they were loaded.
struct PluginsSeen {
    std::vector<std::string> loaded;
    std::vector<std::string> functions;  ///< Of the plugins that were loaded, in order.
    std::vector<std::string> delivered;  ///< The kinds of outgoing work that they deliver.
    std::vector<PluginOut> refused;
    /// Ended the process that loaded them: then no plugin is known to be loaded, and no function.
    std::vector<std::string> crashed;
};

/// Loads the plugins as a start would, in a process of its own, which a plugin may take down with
/// it. Notes nothing in the data folder. Requires that no other thread runs. Faults: throws
/// std::runtime_error where there can be no such process.
PluginsSeen load_aside(const startup::Settings& settings, Instant now);

}  // namespace moothall::doctor

#pragma once

#include <moothall/service/date.h>

#include <cstdint>
#include <string>
#include <vector>

#include "doctor/outcome.h"

namespace moothall::doctor {

/// A plugin that stays out, with the sentence why.
struct PluginOut {
    std::string name;
    std::string reason;
};

/// Timers of a service whose plugin is not loaded.
struct WaitingForPlugin {
    std::string service;
    std::int64_t count;
    Instant since;
};

/// What the plugins are like.
struct PluginStanding {
    Instant now;
    std::vector<std::string> loaded;
    std::vector<PluginOut> refused;
    std::vector<std::string> crashed;  ///< Ended the program that loaded them here.
    std::vector<WaitingForPlugin> waiting;
};

const Check& plugins_check();
Outcome check_plugins(const PluginStanding& standing);

/// A workflow that new cases start on, or open cases are on, with what it calls and nobody has.
struct WorkflowCalls {
    std::string name;
    bool has_plugin;                   ///< Of the service that it belongs to.
    std::vector<std::string> missing;  ///< Functions of plugins.
};

const Check& workflows_check();
Outcome check_workflows(const std::vector<WorkflowCalls>& workflows);

}  // namespace moothall::doctor

#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <string>
#include <vector>

#include "plugin_loading/dependency_order.h"
#include "registers/register_steps.h"
#include "startup/running_council.h"
#include "store/pending.h"

namespace moothall::startup {

/// A published workflow, and whether this program and these plugins still understand it.
struct CheckedWorkflow {
    std::string name;
    std::string problem;  ///< The first thing that is wrong with it; empty if nothing is.
};

/// A workflow that a plugin ships and the council does not have yet.
struct NewlyShipped {
    std::string plugin;
    std::string name;
    bool becomes_draft;  ///< The council has its own; else it is published.
};

struct CheckedRegister {
    std::string plugin;
    std::string name;
    int from;
    int to;
    std::int64_t rows;
    std::vector<registers::RefusedRow> refused;
};

/// What an upgrade would do, and what of it would be refused.
struct UpgradeCheck {
    store::Pending store;
    std::int64_t events = 0;  ///< To be folded again, where tables are made anew.
    std::vector<std::string> plugins;
    std::vector<plugin_loading::RefusedPlugin> refused_plugins;
    std::vector<CheckedWorkflow> workflows;
    std::vector<NewlyShipped> shipped;
    std::vector<CheckedRegister> registers;
    std::vector<std::string> refusals;  ///< Every one in a sentence. Empty: nothing stands against.
};

/// Says what an upgrade of the council would do, without changing anything. Where tables are to be
/// made anew it makes them in a temporary folder, which then holds as much as the council. Refused:
/// a store that this program cannot open at all. Faults: StoreFault, DamagedEvent.
Result<UpgradeCheck> check_upgrade(const Settings& settings);

}  // namespace moothall::startup

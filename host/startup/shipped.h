#pragma once

#include <moothall/service/result.h>

#include <functional>
#include <string>
#include <vector>

#include "journal/journal.h"
#include "plugin_loading/loading.h"
#include "registers/registers.h"
#include "store/store.h"
#include "workflows/running/bundles.h"

namespace moothall::startup {

/// What taking over a plugin's files needs.
struct ShippingParts {
    store::Store& store;
    journal::Journal& journal;
    const journal::Folds& folds;
    const registers::Registers& registers;
    workflows::Bundles& bundles;
    journal::Randomness randomness;
};

/// Loads the rules that a plugin ships into its registers and publishes its workflows, once for
/// each build of it. What the council has put or published itself is left alone: a newer version of
/// a workflow that the council has its own of becomes a draft, and `report` is told. Refused: a
/// rule or a workflow of the plugin that is wrong, with file and line.
Result<Done> take_shipped(const ShippingParts& parts, const plugin_loading::Manifest& manifest,
                          Instant now, const std::function<void(const std::string&)>& report);

/// A workflow that a plugin ships and the council does not have yet.
struct ShippedWorkflow {
    std::string name;
    bool becomes_draft;
};

/// What take_shipped would come to, as this reader shows the council, without changing anything.
/// Refused: as take_shipped.
Result<std::vector<ShippedWorkflow>> preview_shipped(const ShippingParts& parts,
                                                     store::Reader& reader,
                                                     const plugin_loading::Manifest& manifest,
                                                     Instant now);

}  // namespace moothall::startup

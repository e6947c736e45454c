#pragma once

#include <moothall/service/result.h>

#include <memory>
#include <string>

#include "calendar/clock.h"
#include "functions/functions.h"
#include "holidays/council_calendars.h"
#include "journal/journal.h"
#include "plugin_loading/loading.h"
#include "registers/register_steps.h"
#include "registers/registers.h"
#include "startup/council_store.h"
#include "store/schema.h"
#include "workflows/running/bundles.h"

namespace moothall::startup {

/// The parts of a council that an upgrade looks at, before any of them is at work: its store, and
/// what its plugins declare. Nothing of a plugin runs but its attaching and its steps.
struct Workbench {
    /// Refused: a store that cannot be opened so.
    static Result<std::unique_ptr<Workbench>> lay(const Settings& settings,
                                                  store::Preparation preparation);

    explicit Workbench(const Settings& settings);
    Workbench(const Workbench&) = delete;
    Workbench& operator=(const Workbench&) = delete;

    Instant now() const { return clock.now(); }

    /// What the steps of a register come to, as this reader shows it: see registers::steps_for.
    /// Refused: besides, not_available for a step that throws.
    Result<std::optional<registers::Steps>> steps_for(store::Reader& reader,
                                                      const RegisterDeclaration& declaration,
                                                      const std::string& plugin) const;

    calendar::SystemClock clock;
    holidays::CouncilCalendars calendars;
    journal::Folds folds;
    store::Schema schema;
    journal::Randomness randomness;
    CouncilStore kept = {};
    plugin_loading::Loaded loaded = {};
    functions::Functions functions = {};
    registers::Registers registers = {};
    std::unique_ptr<journal::Journal> journal = {};
    std::unique_ptr<workflows::Bundles> bundles = {};
};

}  // namespace moothall::startup

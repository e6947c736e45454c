#pragma once

#include <moothall/service/plugin.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "plugin_loading/crashes/call_notes.h"
#include "plugin_loading/crashes/crash_history.h"
#include "plugin_loading/dependency_order.h"
#include "plugin_loading/registrations.h"

namespace moothall::plugin_loading {

/// A plugin that was loaded and attached, with what it brought.
struct LoadedPlugin {
    Manifest manifest;
    std::unique_ptr<Plugin> plugin;
    Brought brought;
};

/// Every plugin that was found: those that are in, in order of dependency, and those that stay out.
struct Loaded {
    std::vector<LoadedPlugin> plugins;
    std::vector<RefusedPlugin> refused;
};

/// What loading needs besides the folders. The pointers may be null: then nothing is noted, and
/// nothing stays out for its crashes.
struct LoadingContext {
    DeclarationChecks checks;
    CallNotes* notes = nullptr;
    const CrashHistory* crashes = nullptr;
    Instant now;
};

/// The manifests in the folders that this host can load, in order of dependency, and the plugins
/// that it refuses. Reads files only and runs no plugin's code. A folder that is not there holds
/// nothing; of two plugins with one name or the same letters the earlier is taken.
Ordered find_plugins(const std::vector<std::filesystem::path>& folders,
                     const LoadingContext& context);

/// Finds the plugins in the folders, loads them and lets them attach. A plugin that cannot be
/// loaded is refused by name and so is what requires it; the others are loaded.
Loaded load_plugins(const std::vector<std::filesystem::path>& folders,
                    const LoadingContext& context);

/// Moves those plugins among the refused that `objection` has a sentence against, and those that
/// require them.
void turn_away(Loaded& loaded,
               const std::function<std::optional<std::string>(const LoadedPlugin&)>& objection);

/// Loads and attaches one plugin that was found fit.
/// Refused: as the plugin's own fault, with its name. What it throws goes no further.
Result<LoadedPlugin> load_plugin(const Manifest& manifest, const LoadingContext& context);

}  // namespace moothall::plugin_loading

#pragma once

#include <moothall/service/plugin.h>

#include <memory>

#include "plugin_loading/manifest.h"

namespace moothall::plugin_loading {

/// Loads the library of a plugin and makes its plugin object. The library stays loaded until the
/// program ends: its code stands behind functions, exceptions and type names that outlive any
/// owner. Refused: a library that the system cannot load, that has no entry or another plugin's
/// entry, and whatever the plugin throws while it is made, with the plugin's name and what to do.
Result<std::unique_ptr<Plugin>> load_library(const Manifest& manifest);

}  // namespace moothall::plugin_loading

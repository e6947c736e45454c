#pragma once

#include <moothall/service/result.h>

#include "plugin_loading/manifest.h"

namespace moothall::plugin_loading {

/// Whether this host can load the plugin, judged by its files alone: name, SDK, compiler, letters,
/// build-id and the files that it ships. Runs none of its code.
/// Refused: the first objection, with the plugin's name and what to do.
Result<Done> check_fitness(const Manifest& manifest);

}  // namespace moothall::plugin_loading

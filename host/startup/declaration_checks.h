#pragma once

#include <filesystem>

#include "plugin_loading/registrations.h"

namespace moothall::startup {

/// How the declarations of plugins are looked at: by the parts that will take them.
plugin_loading::DeclarationChecks declaration_checks();

/// Where the template of a plugin lies: `../share/moothall/template` from the program's folder, or
/// the source tree it was built from.
std::filesystem::path template_beside_program();

/// Where plugins lie beside the program that runs: `../lib/moothall` from its own folder.
std::filesystem::path plugins_beside_program();

}  // namespace moothall::startup

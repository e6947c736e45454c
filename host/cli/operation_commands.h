#pragma once

#include <CLI/App.hpp>

#include "cli/surroundings.h"

namespace moothall::cli {

/// Adds a command for each operation of the table.
void add_operation_commands(CLI::App& program, const Surroundings& surroundings, int& status);

}  // namespace moothall::cli

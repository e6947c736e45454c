#pragma once

#include <CLI/App.hpp>

#include "cli/surroundings.h"

namespace moothall::cli {

// The few commands that are not in the table of operations, because they work on files, on plugins
// or on a council of their own. Each adds itself to the program; what it ends with goes to
// `status`.

void add_backup_commands(CLI::App& program, const Surroundings& surroundings, int& status);
void add_demo_commands(CLI::App& program, const Surroundings& surroundings, int& status);
void add_doctor_command(CLI::App& program, const Surroundings& surroundings, int& status);
void add_lua_command(CLI::App& program, const Surroundings& surroundings, int& status);
void add_plugin_commands(CLI::App& program, const Surroundings& surroundings, int& status);
void add_log_commands(CLI::App& program, const Surroundings& surroundings, int& status);
void add_serve_command(CLI::App& program, const Surroundings& surroundings, int& status);
void add_store_commands(CLI::App& program, const Surroundings& surroundings, int& status);
void add_upgrade_commands(CLI::App& program, const Surroundings& surroundings, int& status);
void add_workflow_file_commands(CLI::App& program, const Surroundings& surroundings, int& status);

/// The group of commands of this name ("plugin"), made if it is not there.
CLI::App* group_named(CLI::App& program, const std::string& name);

}  // namespace moothall::cli

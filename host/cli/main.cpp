#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <exception>
#include <string>

#include "cli/operation_commands.h"
#include "cli/own_commands.h"
#include "cli/surroundings.h"
#include "cli/terminal.h"
#include "logging/logging.h"

namespace {

using moothall::cli::Surroundings;

/// The door of a command: whatever went wrong nearby ends here, in one sentence.
int run(CLI::App& program, int argc, char** argv, const int& status) {
    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return program.exit(help);
    } catch (const CLI::CallForVersion& version) {
        return program.exit(version);
    } catch (const CLI::ParseError& wrong) {
        moothall::logging::tell(spdlog::level::err,
                                std::string(wrong.what()) + "\nRun with --help for more.");
        return moothall::cli::wrong_usage;
    } catch (const std::exception& fault) {
        moothall::logging::tell(spdlog::level::err, fault.what());
        return moothall::cli::refused;
    }
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    moothall::logging::begin({});
    CLI::App program("Moothall: the case platform of a council.", "moothall");
    Surroundings surroundings;
    int status = moothall::cli::done;
    program.set_version_flag("--version", "moothall " MOOTHALL_VERSION);
    program.add_option("--data", surroundings.data,
                       "The data folder, or the postgresql:// URL of a database; without it as "
                       "configured, else moothall-data.");
    program.add_option("--config", surroundings.config, "A configuration file (TOML).");
    program.add_option("--as", surroundings.officer, "The officer who acts.");
    program.add_flag("--json", surroundings.json, "Print one JSON document.");
    program.require_subcommand(1);
    moothall::cli::add_operation_commands(program, surroundings, status);
    moothall::cli::add_backup_commands(program, surroundings, status);
    moothall::cli::add_demo_commands(program, surroundings, status);
    moothall::cli::add_doctor_command(program, surroundings, status);
    moothall::cli::add_lua_command(program, surroundings, status);
    moothall::cli::add_plugin_commands(program, surroundings, status);
    moothall::cli::add_log_commands(program, surroundings, status);
    moothall::cli::add_serve_command(program, surroundings, status);
    moothall::cli::add_store_commands(program, surroundings, status);
    moothall::cli::add_upgrade_commands(program, surroundings, status);
    moothall::cli::add_workflow_file_commands(program, surroundings, status);
    return run(program, argc, argv, status);
}

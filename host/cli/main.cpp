#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <exception>

#include "cli/operation_commands.h"
#include "cli/own_commands.h"
#include "cli/surroundings.h"
#include "cli/terminal.h"

namespace {

using moothall::cli::Surroundings;

void log_to_standard_error() {
    spdlog::set_default_logger(spdlog::stderr_logger_mt("moothall"));
    spdlog::set_pattern("%l: %v");
    spdlog::set_level(spdlog::level::warn);
}

/// The door of a command: whatever went wrong nearby ends here, in one sentence.
int run(CLI::App& program, int argc, char** argv, const int& status) {
    try {
        program.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return program.exit(help);
    } catch (const CLI::CallForVersion& version) {
        return program.exit(version);
    } catch (const CLI::ParseError& wrong) {
        std::fprintf(stderr, "%s\nRun with --help for more.\n", wrong.what());
        return moothall::cli::wrong_usage;
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "%s\n", fault.what());
        return moothall::cli::refused;
    }
    return status;
}

}  // namespace

int main(int argc, char** argv) {
    log_to_standard_error();
    CLI::App program("Moothall: the case platform of a council.", "moothall");
    Surroundings surroundings;
    int status = moothall::cli::done;
    program.set_version_flag("--version", "moothall " MOOTHALL_VERSION);
    program
        .add_option("--data", surroundings.data,
                    "The data folder, or the postgresql:// URL of a database.")
        ->capture_default_str();
    program.add_option("--config", surroundings.config, "A configuration file (TOML).");
    program.add_option("--as", surroundings.officer, "The officer who acts.");
    program.add_flag("--json", surroundings.json, "Print one JSON document.");
    program.require_subcommand(1);
    moothall::cli::add_operation_commands(program, surroundings, status);
    moothall::cli::add_demo_commands(program, surroundings, status);
    moothall::cli::add_lua_command(program, surroundings, status);
    moothall::cli::add_plugin_commands(program, surroundings, status);
    moothall::cli::add_log_commands(program, surroundings, status);
    moothall::cli::add_workflow_file_commands(program, surroundings, status);
    return run(program, argc, argv, status);
}

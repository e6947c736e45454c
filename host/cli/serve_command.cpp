#include <unistd.h>

#include <cstdlib>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "logging/logging.h"
#include "serving/serving.h"

namespace moothall::cli {
namespace {

int serve(const Surroundings& surroundings) {
    const auto manager =
        serving::ServiceManager::from(std::getenv("NOTIFY_SOCKET"), std::getenv("WATCHDOG_USEC"),
                                      std::getenv("WATCHDOG_PID"), ::getpid());
    serving::SignalWaiting waiting;  // Before the council starts a thread.
    const auto opened = open_council(surroundings);
    if (!opened) {
        return print_refusal(opened.error(), {surroundings.json});
    }
    logging::log(spdlog::level::info, "The council is open.", "");
    serving::serve({(*opened)->council(), manager, waiting,
                    [](const std::string& fault) { logging::log(spdlog::level::err, fault, ""); }});
    logging::log(spdlog::level::info, "The council closes.", "");
    return done;
}

}  // namespace

void add_serve_command(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* command = program.add_subcommand(
        "serve",
        "Keeps the council open and takes what is due by itself as it falls due, until it "
        "is stopped by SIGTERM or SIGINT. Web pages come with a later release.");
    command->fallthrough();
    command->callback([&surroundings, &status] { status = serve(surroundings); });
}

}  // namespace moothall::cli

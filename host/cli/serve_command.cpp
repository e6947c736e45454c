#include <unistd.h>

#include <cstdlib>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "logging/logging.h"
#include "serving/services.h"
#include "serving/serving.h"

namespace moothall::cli {
namespace {

void tell_what_waits(const startup::RunningCouncil& running) {
    for (const std::string& table : running.waiting_tables()) {
        logging::tell(spdlog::level::warn,
                      "What belongs into the table " + table +
                          " waits: stop every host when all are of this release, and run `moothall "
                          "upgrade`.");
    }
}

int serve(const Surroundings& surroundings, const std::string& listen) {
    const auto manager =
        serving::ServiceManager::from(std::getenv("NOTIFY_SOCKET"), std::getenv("WATCHDOG_USEC"),
                                      std::getenv("WATCHDOG_PID"), ::getpid());
    serving::SignalWaiting waiting;  // Before the council starts a thread.
    const auto settings = settings_of(surroundings);
    if (!settings) {
        return print_refusal(settings.error(), {surroundings.json});
    }
    const auto opened = startup::RunningCouncil::open(*settings);
    if (!opened) {
        return print_refusal(opened.error(), {surroundings.json});
    }
    Table told = settings->serve;
    if (!listen.empty()) {
        told.set("listen", listen);
    }
    if (is_demonstration(settings->data_folder)) {
        told.set("demonstration", true);
    }
    startup::RunningCouncil& running = **opened;
    const channel::Surroundings around{
        running.face(),
        running.routes(),
        told,
        [](const std::string& fault, const std::string& correlation) {
            logging::log(spdlog::level::err, fault, correlation);
        },
        running.failure_page(),
        [&running] { return running.measures(); }};
    const auto services = serving::RunningServices::start(running.services(), around);
    if (!services) {
        return print_refusal(services.error(), {surroundings.json});
    }
    for (const std::string& address : (*services)->addresses()) {
        logging::tell(spdlog::level::info, "Serving at " + address);
    }
    tell_what_waits(running);
    logging::log(spdlog::level::info, "The council is open.", "");
    serving::serve({running.council(), manager, waiting,
                    [](const std::string& fault) { logging::log(spdlog::level::err, fault, ""); }});
    logging::log(spdlog::level::info, "The council closes.", "");
    return done;
}

}  // namespace

void add_serve_command(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* command = program.add_subcommand(
        "serve",
        "Keeps the council open, takes what is due by itself as it falls due and hands over what "
        "is to be delivered, until it is stopped by SIGTERM or SIGINT. Serves what plugins offer "
        "over HTTP.");
    command->fallthrough();
    auto listen = std::make_shared<std::string>();
    command->add_option("--listen", *listen,
                        "Host and port, instead of serve.listen of the configuration.");
    command->callback([&surroundings, &status, listen] { status = serve(surroundings, *listen); });
}

}  // namespace moothall::cli

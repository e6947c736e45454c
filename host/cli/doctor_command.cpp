#include <cstdio>
#include <memory>
#include <string>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "doctor/examination.h"

namespace moothall::cli {
namespace {

/// What the command is told.
struct DoctorCommand {
    bool full = false;
    bool metrics = false;
};

doctor::Report report_on(const Surroundings& surroundings, const DoctorCommand& told) {
    const auto settings = settings_of(surroundings);
    if (!settings) {
        return doctor::refused_settings(settings.error(), calendar::SystemClock().now());
    }
    return doctor::examine(*settings, told.full ? doctor::Walk::whole : doctor::Walk::newest);
}

int examine(const Surroundings& surroundings, const DoctorCommand& told) {
    const doctor::Report report = report_on(surroundings, told);
    if (surroundings.json) {
        print(doctor::as_value(report), {true});
    } else {
        const std::string text =
            told.metrics ? doctor::as_metrics(report) : doctor::in_words(report);
        std::fputs(text.c_str(), stdout);
    }
    return report.severity() == doctor::Severity::problem ? refused : done;
}

}  // namespace

void add_doctor_command(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* command = program.add_subcommand("doctor",
                                               "Looks whether the council and its machine are "
                                               "well, and says what to do. Ends with 1 where "
                                               "there is a problem.");
    const auto told = std::make_shared<DoctorCommand>();  // The options' and the callback's.
    command->add_flag("--full", told->full, "Walk the whole journal, not its newest part alone.");
    command->add_flag("--metrics", told->metrics, "Print metrics for Prometheus.");
    command->fallthrough();
    command->callback([&surroundings, &status, told] {
        if (surroundings.json && told->metrics) {
            throw CLI::ValidationError("--metrics", "excludes --json");
        }
        status = examine(surroundings, *told);
    });
}

}  // namespace moothall::cli

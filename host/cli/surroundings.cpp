#include "cli/surroundings.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "startup/configuration.h"
#include "startup/council_store.h"
#include "startup/declaration_checks.h"

namespace moothall::cli {
namespace {

std::filesystem::path demonstration_mark(const std::filesystem::path& data_folder) {
    return data_folder / "demonstration";
}

Result<std::optional<Instant>> now_from_environment(const std::filesystem::path& data_folder) {
    const char* const text = std::getenv("MOOTHALL_NOW");
    if (text == nullptr || *text == '\0' || data_folder.empty()) {
        return std::optional<Instant>();  // Without a folder of its own, a command sets its own
                                          // clock.
    }
    const auto now = parse_instant(text);
    if (!now) {
        return Refusal{RefusalKind::invalid_input,
                       "MOOTHALL_NOW is no moment such as 2026-05-04T09:00:00Z."};
    }
    if (!std::filesystem::exists(demonstration_mark(data_folder))) {
        return Refusal{RefusalKind::not_available,
                       "MOOTHALL_NOW sets the clock of demonstration folders only, and " +
                           data_folder.string() + " is none. Unset it."};
    }
    return std::optional(*now);
}

/// Where programs keep what belongs to this machine: as a service, as a person.
std::filesystem::path state_folder() {
    const auto from = [](const char* variable) {
        const char* const value = std::getenv(variable);
        return std::filesystem::path(value == nullptr ? "" : value);
    };
    if (const auto folder = from("STATE_DIRECTORY"); !folder.empty()) {
        return folder;
    }
    if (const auto folder = from("XDG_STATE_HOME"); !folder.empty()) {
        return folder / "moothall";
    }
    if (const auto folder = from("HOME"); !folder.empty()) {
        return folder / ".local" / "state" / "moothall";
    }
    return std::filesystem::temp_directory_path() / "moothall";
}

}  // namespace

void mark_as_demonstration(const std::filesystem::path& data_folder) {
    std::filesystem::create_directories(data_folder);
    std::ofstream(demonstration_mark(data_folder)) << "Invented data.\n";
}

Result<std::string> read_file(const std::string& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    if (!in || std::filesystem::is_directory(file) || !(text << in.rdbuf())) {
        if (in && !std::filesystem::is_directory(file)) {
            return std::string();
        }
        return Refusal{RefusalKind::not_found, "The file " + file + " cannot be read."};
    }
    return text.str();
}

Result<startup::Settings> place_of(const Surroundings& surroundings) {
    startup::Settings settings;
    settings.data_folder = surroundings.data;
    if (!startup::is_database_url(surroundings.data)) {
        return settings;
    }
    const auto folder = startup::machine_folder(surroundings.data, state_folder());
    if (!folder) {
        return folder.error();
    }
    settings.data_folder = *folder;
    settings.database_url = surroundings.data;
    return settings;
}

Result<startup::Settings> settings_of(const Surroundings& surroundings) {
    auto place = place_of(surroundings);
    if (!place) {
        return place.error();
    }
    startup::Settings settings = *std::move(place);
    settings.plugin_folders = {startup::plugins_beside_program()};
    if (!surroundings.config.empty()) {
        const auto text = read_file(surroundings.config);
        if (!text) {
            return text.error();
        }
        if (const auto read = startup::read_configuration(*text, surroundings.config, settings);
            !read) {
            return read.error();
        }
    }
    const auto now = now_from_environment(settings.data_folder);
    if (!now) {
        return now.error();
    }
    settings.now = *now;
    return settings;
}

Result<std::unique_ptr<startup::RunningCouncil>> open_council(const Surroundings& surroundings) {
    const auto settings = settings_of(surroundings);
    if (!settings) {
        return settings.error();
    }
    return startup::RunningCouncil::open(*settings);
}

Result<operations::Caller> caller_of(operations::Council& council,
                                     const Surroundings& surroundings) {
    const auto actor = identity::actor_named(*council.store.read(), surroundings.officer);
    if (!actor) {
        return actor.error();
    }
    return operations::Caller{*actor, ""};
}

}  // namespace moothall::cli

#include "cli/surroundings.h"

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "startup/configuration.h"
#include "startup/council_store.h"
#include "startup/declaration_checks.h"
#include "startup/secret.h"
#include "store/files/durable.h"

namespace moothall::cli {
namespace {

std::filesystem::path demonstration_mark(const std::filesystem::path& data_folder) {
    return data_folder / demonstration_file;
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
    if (!is_demonstration(data_folder)) {
        return Refusal{RefusalKind::not_available,
                       "MOOTHALL_NOW sets the clock of demonstration folders only, and " +
                           data_folder.string() + " is none. Unset it."};
    }
    return std::optional(*now);
}

std::filesystem::path from_environment(const char* variable) {
    const char* const value = std::getenv(variable);
    return value == nullptr ? "" : value;
}

/// Where programs keep what belongs to this machine: as a service, as a person.
std::filesystem::path state_folder() {
    if (const auto folder = from_environment("STATE_DIRECTORY"); !folder.empty()) {
        return folder;
    }
    if (const auto folder = from_environment("XDG_STATE_HOME"); !folder.empty()) {
        return folder / "moothall";
    }
    if (const auto folder = from_environment("HOME"); !folder.empty()) {
        return folder / ".local" / "state" / "moothall";
    }
    return std::filesystem::temp_directory_path() / "moothall";
}

/// The password of the database, where a credential or a file holds it, goes with the URL.
Result<Done> give_password(startup::Settings& settings) {
    const startup::SecretPlaces places{from_environment("CREDENTIALS_DIRECTORY"),
                                       settings.database_password_file};
    if (!startup::has_secret("database_password", places)) {
        return Done{};
    }
    const auto password = startup::read_secret("database_password", places);
    if (!password) {
        return password.error();
    }
    settings.database_url = startup::with_password(settings.database_url, *password);
    return Done{};
}

Result<startup::Settings> configured(const Surroundings& surroundings) {
    startup::Settings settings;
    settings.data_folder = "moothall-data";
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
    if (const auto checked = startup::check_holds_no_password(settings.data_folder); !checked) {
        return checked.error();
    }
    const std::string place = surroundings.data.value_or(settings.data_folder.string());
    settings.data_folder = place;
    if (!startup::is_database_url(place)) {
        return settings;
    }
    const auto folder = startup::machine_folder(place, state_folder());
    if (!folder) {
        return folder.error();
    }
    settings.data_folder = *folder;
    settings.database_url = place;
    if (const auto given = give_password(settings); !given) {
        return given.error();
    }
    return settings;
}

}  // namespace

bool is_demonstration(const std::filesystem::path& data_folder) {
    return std::filesystem::exists(demonstration_mark(data_folder));
}

void mark_as_demonstration(const std::filesystem::path& data_folder) {
    store::files::make_folder(data_folder);
    store::files::write_durably(demonstration_mark(data_folder), "Invented data.\n");
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

Result<startup::Settings> settings_of(const Surroundings& surroundings) {
    auto settings = configured(surroundings);
    if (!settings) {
        return settings.error();
    }
    logging::begin(settings->log);
    const auto now = now_from_environment(settings->data_folder);
    if (!now) {
        return now.error();
    }
    settings->now = *now;
    return settings;
}

Result<startup::Settings> place_of(const Surroundings& surroundings) {
    return configured(surroundings);
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

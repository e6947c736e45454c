#include "startup/configuration_keys.h"

#include <algorithm>
#include <utility>

#include "words/nearest_name.h"

namespace moothall::startup {
namespace {

using Objection = std::optional<std::string>;

/// What a key is, but for how its value is taken.
struct Words {
    std::string name;
    std::string standard;
    std::string packaged;
    std::string about;
};

ConfigurationKey whole_number(Words words, std::int64_t least, std::int64_t most,
                              std::function<void(Settings&, std::int64_t)> set) {
    const std::string kind =
        "a whole number from " + std::to_string(least) + " to " + std::to_string(most);
    return {words.name,
            kind,
            words.standard,
            words.packaged,
            words.about,
            [=](const ConfigurationValue& value, Settings& settings) -> Objection {
                const auto* number = std::get_if<std::int64_t>(&value);
                if (number == nullptr || *number < least || *number > most) {
                    return kind;
                }
                set(settings, *number);
                return std::nullopt;
            }};
}

/// A text that is not empty: a place, mostly.
ConfigurationKey text(Words words, std::string kind,
                      std::function<void(Settings&, const std::string&)> set) {
    return {words.name,
            kind,
            words.standard,
            words.packaged,
            words.about,
            [=](const ConfigurationValue& value, Settings& settings) -> Objection {
                const auto* given = std::get_if<std::string>(&value);
                if (given == nullptr || given->empty() || given->find('\0') != std::string::npos) {
                    return kind;
                }
                set(settings, *given);
                return std::nullopt;
            }};
}

template <class Choice>
ConfigurationKey one_of(Words words, std::vector<std::pair<std::string, Choice>> choices,
                        std::function<void(Settings&, Choice)> set) {
    std::vector<std::string> names;
    std::string kind;
    for (const auto& [name, choice] : choices) {
        names.push_back(name);
        kind += (kind.empty() ? "\"" : ", \"") + name + "\"";
    }
    kind = "one of " + kind;
    return {words.name,
            kind,
            words.standard,
            words.packaged,
            words.about,
            [=](const ConfigurationValue& value, Settings& settings) -> Objection {
                const auto* given = std::get_if<std::string>(&value);
                for (const auto& [name, choice] : choices) {
                    if (given != nullptr && *given == name) {
                        set(settings, choice);
                        return std::nullopt;
                    }
                }
                const auto meant = given == nullptr ? "" : words::did_you_mean(*given, names);
                return kind + (meant.empty() ? "" : "." + meant);
            }};
}

ConfigurationKey plugin_folders() {
    const std::string kind = "a list of folders";
    return {"plugins.folders",
            kind,
            "[]",
            "",
            "Where plugins lie besides those beside the program. They are looked at first: of two "
            "plugins of one name the first that is found is loaded.",
            [=](const ConfigurationValue& value, Settings& settings) -> Objection {
                const auto* folders = std::get_if<std::vector<std::string>>(&value);
                if (folders == nullptr) {
                    return kind;
                }
                settings.plugin_folders.insert(settings.plugin_folders.begin(), folders->begin(),
                                               folders->end());
                return std::nullopt;
            }};
}

std::vector<ConfigurationKey> place_keys() {
    return {
        text({"data", "\"moothall-data\"", "\"/var/lib/moothall\"",
              "Where the council's data lie: a folder, made if it is not there, or the "
              "`postgresql://` URL of a database. `--data` comes before it."},
             "a folder or a URL",
             [](Settings& s, const std::string& place) { s.data_folder = place; }),
        text({"database.password_file", "", "",
              "A file with the password of the database server and nothing else. A credential of "
              "systemd named `database_password` comes before it. Only for `postgresql://` data."},
             "a file",
             [](Settings& s, const std::string& file) { s.database_password_file = file; }),
        plugin_folders(),
    };
}

std::vector<ConfigurationKey> log_keys() {
    return {
        one_of<logging::Format>(
            {"log.format", "\"text\"", "\"json\"",
             "How the log is written on standard error: sentences, or one JSON object for each "
             "line with `time`, `level`, `message` and, where it is about a command, `command`, "
             "the id that the events of that command bear."},
            {{"text", logging::Format::text}, {"json", logging::Format::json}},
            [](Settings& s, logging::Format format) { s.log.format = format; }),
        one_of<spdlog::level::level_enum>(
            {"log.level", "\"warning\"", "\"info\"",
             "The least that is logged. A refusal and progress are told at any level."},
            {{"debug", spdlog::level::debug},
             {"info", spdlog::level::info},
             {"warning", spdlog::level::warn},
             {"error", spdlog::level::err}},
            [](Settings& s, spdlog::level::level_enum level) { s.log.level = level; }),
    };
}

/// A key whose text is handed to the services of plugins as it stands.
ConfigurationKey told_to_services(Words words, const std::string& kind) {
    const std::string name = words.name.substr(words.name.find('.') + 1);
    return text(std::move(words), kind,
                [name](Settings& s, const std::string& given) { s.serve.set(name, given); });
}

std::vector<ConfigurationKey> serve_keys() {
    return {
        told_to_services({"serve.listen", "\"127.0.0.1:8080\"", "",
                          "Where `moothall serve` listens for HTTP; `--listen` comes before it."},
                         "a host and a port"),
        told_to_services({"serve.certificate", "", "",
                          "A PEM file with the certificate for TLS and the chain above it. "
                          "Without one the service speaks plain HTTP."},
                         "a file"),
        told_to_services(
            {"serve.private_key", "", "", "A PEM file with the private key of that certificate."},
            "a file"),
        whole_number({"serve.strict_transport_days", "365", "",
                      "Days for which a browser that came by TLS comes by nothing else "
                      "(`Strict-Transport-Security`); 0 lets it come by plain HTTP again."},
                     0, 3'650,
                     [](Settings& s, std::int64_t n) { s.serve.set("strict_transport_days", n); }),
        whole_number(
            {"serve.connections_of_one_address", "256", "",
             "Connections that one address may have open at once. Raise it where a proxy "
             "stands before the service."},
            1, 1'000'000,
            [](Settings& s, std::int64_t n) { s.serve.set("connections_of_one_address", n); }),
    };
}

/// What the desk says of the council, and its colours: refused where they cannot be read.
std::vector<ConfigurationKey> desk_keys() {
    const auto colour = [](const char* name, const char* value, const char* about) {
        return told_to_services({std::string("desk.") + name, value, "", about},
                                "a colour such as \"#0b6470\"");
    };
    return {
        told_to_services({"desk.council", "\"Council\"", "",
                          "The name of the council, on every page of the desk."},
                         "a name"),
        colour("header_background", "\"#12343b\"", "The colour of the head of every page."),
        colour("header_text", "\"#ffffff\"", "The colour of what stands in it."),
        colour("accent", "\"#5bb5ac\"", "The colour of the line below it."),
        colour("brand_light", "\"#0b6470\"", "Main buttons and what is chosen, where it is light."),
        colour("brand_dark", "\"#2f9a92\"", "The same where it is dark."),
        colour("link_light", "\"#0b5a66\"", "Links, where it is light."),
        colour("link_dark", "\"#7fd0c8\"", "Links, where it is dark."),
    };
}

std::vector<ConfigurationKey> scripting_keys() {
    const scripting::Limits limits;
    const auto wall = std::chrono::duration_cast<std::chrono::milliseconds>(limits.wall);
    return {
        whole_number({"scripting.instructions", std::to_string(limits.instructions), "",
                      "Instructions that one run of a workflow may take."},
                     1'000, 1'000'000'000,
                     [](Settings& s, std::int64_t n) { s.limits.instructions = n; }),
        whole_number(
            {"scripting.wall_ms", std::to_string(wall.count()), "",
             "Milliseconds that one run may take: a last resort, since a decision that is broken "
             "off by time cannot be repeated."},
            10, 60'000,
            [](Settings& s, std::int64_t n) { s.limits.wall = std::chrono::milliseconds(n); }),
        whole_number({"scripting.memory_mib", std::to_string(limits.memory_bytes >> 20), "",
                      "MiB of memory that one run may hold."},
                     1, 1024,
                     [](Settings& s, std::int64_t n) {
                         s.limits.memory_bytes = static_cast<std::size_t>(n) << 20;
                     }),
        whole_number({"scripting.string_kib", std::to_string(limits.string_bytes >> 10), "",
                      "KiB that one text in a run may have."},
                     1, 65'536,
                     [](Settings& s, std::int64_t n) {
                         s.limits.string_bytes = static_cast<std::size_t>(n) << 10;
                     }),
    };
}

std::vector<ConfigurationKey> all_keys() {
    std::vector<ConfigurationKey> all;
    for (auto group : {place_keys(), log_keys(), scripting_keys(), serve_keys(), desk_keys()}) {
        std::ranges::move(group, std::back_inserter(all));
    }
    return all;
}

}  // namespace

const std::vector<ConfigurationKey>& configuration_keys() {
    static const std::vector<ConfigurationKey> keys = all_keys();
    return keys;
}

}  // namespace moothall::startup

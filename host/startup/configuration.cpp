#include "startup/configuration.h"

#include "words/nearest_name.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <functional>
#include <map>

namespace moothall::startup {
namespace {

/// What takes the value of a key; gives what is wrong with it, or nothing.
using Take = std::function<std::optional<std::string>(const toml::node&, Settings&)>;

Take whole_number(std::int64_t least, std::int64_t most,
                  std::function<void(Settings&, std::int64_t)> set) {
    return [=](const toml::node& node, Settings& settings) -> std::optional<std::string> {
        const auto value = node.value_exact<std::int64_t>();
        if (!value || *value < least || *value > most) {
            return "must be a whole number from " + std::to_string(least) + " to " +
                   std::to_string(most);
        }
        set(settings, *value);
        return std::nullopt;
    };
}

std::optional<std::string> take_folders(const toml::node& node, Settings& settings) {
    const toml::array* const folders = node.as_array();
    if (folders == nullptr) {
        return "must be a list of folders";
    }
    std::vector<std::filesystem::path> named;
    for (const toml::node& one : *folders) {
        const auto folder = one.value_exact<std::string>();
        if (!folder) {
            return "must be a list of folders";
        }
        named.emplace_back(*folder);
    }
    // Before the program's own: a plugin that is being worked on comes before the installed one.
    settings.plugin_folders.insert(settings.plugin_folders.begin(), named.begin(), named.end());
    return std::nullopt;
}

const std::map<std::string, Take>& keys() {
    static const std::map<std::string, Take> all{
        {"scripting.instructions",
         whole_number(1'000, 1'000'000'000,
                      [](Settings& s, std::int64_t n) { s.limits.instructions = n; })},
        {"scripting.wall_ms", whole_number(10, 60'000,
                                           [](Settings& s, std::int64_t n) {
                                               s.limits.wall = std::chrono::milliseconds(n);
                                           })},
        {"scripting.memory_mib", whole_number(1, 1024,
                                              [](Settings& s, std::int64_t n) {
                                                  s.limits.memory_bytes =
                                                      static_cast<std::size_t>(n) << 20;
                                              })},
        {"scripting.string_kib", whole_number(1, 65'536,
                                              [](Settings& s, std::int64_t n) {
                                                  s.limits.string_bytes =
                                                      static_cast<std::size_t>(n) << 10;
                                              })},
        {"plugins.folders", take_folders},
    };
    return all;
}

std::vector<std::string> key_names() {
    std::vector<std::string> names;
    for (const auto& [name, take] : keys()) {
        names.push_back(name);
    }
    return names;
}

Refusal wrong(const std::string& file, const toml::source_region& place,
              const std::string& sentence) {
    return {RefusalKind::invalid_input,
            file + ":" + std::to_string(place.begin.line) + ": " + sentence};
}

std::optional<Refusal> take_key(const std::string& name, const toml::node& node,
                                const std::string& file, Settings& settings) {
    const auto found = keys().find(name);
    if (found == keys().end()) {
        return wrong(file, node.source(),
                     "there is no key '" + name + "'." + words::did_you_mean(name, key_names()));
    }
    if (const auto objection = found->second(node, settings)) {
        return wrong(file, node.source(), "'" + name + "' " + *objection);
    }
    return std::nullopt;
}

}  // namespace

Result<Done> read_configuration(std::string_view text, const std::string& file,
                                Settings& settings) {
    const toml::parse_result parsed = toml::parse(text, file);
    if (!parsed) {
        return wrong(file, parsed.error().source(), std::string(parsed.error().description()));
    }
    Settings changed = settings;
    for (const auto& [group, node] : parsed.table()) {
        const toml::table* const table = node.as_table();
        if (table == nullptr) {
            if (auto refusal = take_key(std::string(group.str()), node, file, changed)) {
                return *refusal;
            }
            continue;
        }
        for (const auto& [key, value] : *table) {
            const std::string name = std::string(group.str()) + "." + std::string(key.str());
            if (auto refusal = take_key(name, value, file, changed)) {
                return *refusal;
            }
        }
    }
    settings = std::move(changed);
    return Done{};
}

}  // namespace moothall::startup

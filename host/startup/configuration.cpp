#include "startup/configuration.h"

#include "startup/configuration_keys.h"
#include "words/nearest_name.h"

#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>

namespace moothall::startup {
namespace {

constexpr std::size_t columns_of_a_comment = 90;

std::string group_of(const std::string& name) {
    const std::size_t dot = name.find('.');
    return dot == std::string::npos ? "" : name.substr(0, dot);
}

std::vector<std::string> key_names() {
    std::vector<std::string> names;
    for (const ConfigurationKey& key : configuration_keys()) {
        names.push_back(key.name);
    }
    return names;
}

std::vector<std::string> group_names() {
    std::vector<std::string> names;
    for (const ConfigurationKey& key : configuration_keys()) {
        const std::string group = group_of(key.name);
        if (!group.empty() && std::ranges::find(names, group) == names.end()) {
            names.push_back(group);
        }
    }
    return names;
}

Refusal wrong(const std::string& file, const toml::source_region& place,
              const std::string& sentence) {
    return {RefusalKind::invalid_input,
            file + ":" + std::to_string(place.begin.line) + ": " + sentence};
}

/// Nothing for a value of a kind that no key takes.
std::optional<ConfigurationValue> value_of(const toml::node& node) {
    if (const auto number = node.value_exact<std::int64_t>()) {
        return *number;
    }
    if (const auto text = node.value_exact<std::string>()) {
        return *text;
    }
    const toml::array* const list = node.as_array();
    if (list == nullptr) {
        return std::nullopt;
    }
    std::vector<std::string> texts;
    for (const toml::node& one : *list) {
        const auto text = one.value_exact<std::string>();
        if (!text) {
            return std::nullopt;
        }
        texts.push_back(*text);
    }
    return texts;
}

/// The value itself is not repeated: it may be a secret in the wrong place.
std::optional<Refusal> take_key(const std::string& name, const toml::node& node,
                                const std::string& file, Settings& settings) {
    const auto found = std::ranges::find(configuration_keys(), name, &ConfigurationKey::name);
    if (found == configuration_keys().end()) {
        return wrong(file, node.source(),
                     "there is no key '" + name + "'." + words::did_you_mean(name, key_names()));
    }
    const auto value = value_of(node);
    const auto objection = value ? found->take(*value, settings) : std::optional(found->kind);
    if (objection) {
        return wrong(
            file, node.source(),
            "'" + name + "' must be " + *objection + (objection->ends_with('?') ? "" : "."));
    }
    return std::nullopt;
}

std::optional<Refusal> take_group(const std::string& group, const toml::table& table,
                                  const std::string& file, Settings& settings) {
    const auto groups = group_names();
    if (table.empty() && std::ranges::find(groups, group) == groups.end()) {
        return wrong(file, table.source(),
                     "there is no group '" + group + "'." + words::did_you_mean(group, groups));
    }
    for (const auto& [key, value] : table) {
        if (auto refusal = take_key(group + "." + std::string(key.str()), value, file, settings)) {
            return refusal;
        }
    }
    return std::nullopt;
}

/// The lines of a text, broken at blanks so that none is longer than `width` unless a word is.
std::vector<std::string> broken(const std::string& text, std::size_t width) {
    std::vector<std::string> lines{""};
    std::size_t at = 0;
    while (at < text.size()) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        const std::string word = text.substr(at, end - at);
        if (!lines.back().empty() && lines.back().size() + 1 + word.size() > width) {
            lines.emplace_back();
        }
        lines.back() += (lines.back().empty() ? "" : " ") + word;
        at = end + 1;
    }
    return lines;
}

}  // namespace

Result<Done> read_configuration(std::string_view text, const std::string& file,
                                Settings& settings) {
    const toml::parse_result parsed = toml::parse(text, file);
    if (!parsed) {
        return wrong(file, parsed.error().source(), std::string(parsed.error().description()));
    }
    Settings changed = settings;
    for (const auto& [key, node] : parsed.table()) {
        const std::string name(key.str());
        const toml::table* const table = node.as_table();
        const auto refusal = table != nullptr ? take_group(name, *table, file, changed)
                                              : take_key(name, node, file, changed);
        if (refusal) {
            return *refusal;
        }
    }
    settings = std::move(changed);
    return Done{};
}

std::string configuration_page() {
    std::string page =
        "# The configuration\n\n`moothall --config FILE` reads a file in TOML; the package puts "
        "one at\n`/etc/moothall/moothall.toml`. Every key may be left out. A key that is not "
        "known, and a value of\nanother kind or out of range, is refused with file and line before "
        "anything is opened. Made from\nthe table of keys by which the program reads it.\n\n"
        "| key | value | without it | |\n|---|---|---|---|\n";
    for (const ConfigurationKey& key : configuration_keys()) {
        page += "| `" + key.name + "` | " + key.kind + " | " +
                (key.standard.empty() ? "none" : "`" + key.standard + "`") + " | " + key.about +
                " |\n";
    }
    return page +
           "\nA secret, such as a password, is refused in this file, and does not belong on the "
           "command line, where\nothers can read it: it is read from the file that a key names, or "
           "from the folder of credentials that\nsystemd gives a service (`LoadCredential=`). A "
           "secret file that everybody may read is refused.\n";
}

std::string packaged_configuration() {
    std::string text =
        "# The configuration of Moothall. What is commented out stands as it is without it.\n";
    std::string group;
    for (const ConfigurationKey& key : configuration_keys()) {
        const std::string of = group_of(key.name);
        if (of != group) {
            text += "\n[" + of + "]\n";
            group = of;
        }
        text += "\n";
        for (const std::string& line :
             broken(key.about + " It is " + key.kind + ".", columns_of_a_comment)) {
            text += "# " + line + "\n";
        }
        const std::string name = of.empty() ? key.name : key.name.substr(of.size() + 1);
        const std::string& value = key.packaged.empty() ? key.standard : key.packaged;
        text += (key.packaged.empty() ? "#" : "") + name + " = " +
                (value.empty() ? "\"\"" : value) + "\n";
    }
    return text;
}

}  // namespace moothall::startup

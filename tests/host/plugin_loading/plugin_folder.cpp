#include "host/plugin_loading/plugin_folder.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace moothall::plugin_loading {

namespace fs = std::filesystem;

PluginFolder::PluginFolder() {
    std::string pattern = (fs::temp_directory_path() / "moothall-plugins-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw std::runtime_error("no temporary folder");
    }
    path_ = pattern;
}

PluginFolder::~PluginFolder() {
    fs::remove_all(path_);
}

void PluginFolder::put(const std::string& plugin) const {
    copy_built(plugin, plugin);
}

void PluginFolder::put_as(const std::string& plugin, const std::string& name) const {
    copy_built(plugin, name);
    change_manifest(name, "\"name\" : \"" + plugin + "\"", "\"name\" : \"" + name + "\"");
}

void PluginFolder::change_manifest(const std::string& plugin, const std::string& from,
                                   const std::string& to) const {
    std::ifstream stream(manifest(plugin));
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    const auto at = text.find(from);
    if (at == std::string::npos) {
        throw std::runtime_error("the manifest of " + plugin + " holds no " + from);
    }
    std::ofstream(manifest(plugin)) << text.replace(at, from.size(), to);
}

fs::path PluginFolder::library(const std::string& plugin) const {
    return path_ / (plugin + ".so");
}

fs::path PluginFolder::manifest(const std::string& plugin) const {
    return path_ / (plugin + ".plugin.json");
}

void PluginFolder::copy_built(const std::string& plugin, const std::string& name) const {
    const fs::path built = MOOTHALL_TEST_PLUGINS;
    fs::copy(built / (plugin + ".so"), library(name));
    fs::copy(built / (plugin + ".plugin.json"), manifest(name));
    fs::copy(built / plugin, path_ / name, fs::copy_options::recursive);
}

DeclarationChecks plain_checks() {
    return {.function = [](const FunctionDeclaration& function) -> Result<std::string> {
                const auto brace = function.signature.find(" {");
                if (brace == std::string::npos) {
                    return Refusal{RefusalKind::invalid_input, "Write its arguments in braces."};
                }
                return function.signature.substr(0, brace);
            },
            .register_ = [](const RegisterDeclaration&) -> Result<Done> { return Done{}; },
            .carrier = [](const std::string& kind) -> Result<Done> {
                if (kind != "letter") {
                    return Refusal{RefusalKind::invalid_input, "Nobody asks for a " + kind + "."};
                }
                return Done{};
            }};
}

Loaded load_from(const PluginFolder& folder) {
    return load_plugins(
        {folder.path()},
        {.checks = plain_checks(), .notes = nullptr, .crashes = nullptr, .now = Instant{}});
}

std::string refusal_of(const std::string& plugin, const Loaded& loaded) {
    for (const RefusedPlugin& refused : loaded.refused) {
        if (refused.name == plugin) {
            return refused.reason;
        }
    }
    return "";
}

std::string names_of(const Loaded& loaded) {
    std::string names;
    for (const LoadedPlugin& plugin : loaded.plugins) {
        names += plugin.manifest.name + " ";
    }
    return names;
}

}  // namespace moothall::plugin_loading

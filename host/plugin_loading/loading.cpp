#include "plugin_loading/loading.h"

#include <algorithm>
#include <exception>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "plugin_loading/fitness.h"
#include "plugin_loading/library.h"

namespace moothall::plugin_loading {

namespace {

using Path = std::filesystem::path;

/// The plugins of a folder, each by the path of its manifest, whether that is there or only the
/// library; by name.
std::set<Path> manifests_in(const Path& folder) {
    std::set<Path> manifests;
    std::error_code ignored;  // A folder that cannot be read holds nothing.
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const std::string leaf = entry.path().filename().string();
        if (leaf.ends_with(".plugin.json") || leaf.ends_with(".so")) {
            manifests.insert(folder / (name_in(entry.path()) + ".plugin.json"));
        }
    }
    return manifests;
}

/// Why `manifest` cannot stand beside those that were taken before it.
std::optional<std::string> clash_with(const std::vector<Manifest>& taken,
                                      const Manifest& manifest) {
    for (const Manifest& earlier : taken) {
        if (earlier.name == manifest.name) {
            return manifest.name + " is there twice: take " + manifest.library.string() + " or " +
                   earlier.library.string() + " away.";
        }
        if (!manifest.letters.empty() && earlier.letters == manifest.letters) {
            return manifest.name + " has the reference letters " + manifest.letters +
                   ", which are those of " + earlier.name +
                   ": give it others in moothall_add_plugin() and rebuild it.";
        }
    }
    return std::nullopt;
}

std::optional<std::string> objection(const Manifest& manifest, const std::vector<Manifest>& taken,
                                     const LoadingContext& context) {
    if (const auto fit = check_fitness(manifest); !fit) {
        return fit.error().reason;
    }
    if (context.crashes != nullptr) {
        if (auto reason = context.crashes->stays_out(manifest.name, manifest.build_id)) {
            return reason;
        }
    }
    return clash_with(taken, manifest);
}

/// Runs `work` with the call noted, so that a crash in it has a name.
template <class Work>
auto noted(const Manifest& manifest, std::string_view call, const LoadingContext& context,
           Work work) {
    if (context.notes == nullptr) {
        return work();
    }
    const auto scope = context.notes->enter(
        {.plugin = manifest.name, .call = call, .case_reference = "", .at = context.now});
    return work();
}

Result<Brought> attach(const Manifest& manifest, Plugin& plugin, const LoadingContext& context) {
    Registrations registrations(manifest.name, context.checks);
    try {
        noted(manifest, "attach", context, [&] { plugin.attach(registrations); });
    } catch (const std::exception& thrown) {
        return Refusal{RefusalKind::not_available, manifest.name +
                                                       " failed while it was attached (" +
                                                       thrown.what() + "): tell its developers."};
    }
    return std::move(registrations).take();
}

/// Why what a plugin delivers is not for it to deliver: one that came before it does.
std::optional<std::string> taken_carrier(const LoadedPlugin& plugin,
                                         const std::vector<LoadedPlugin>& earlier) {
    for (const BroughtCarrier& one : plugin.brought.carriers) {
        for (const LoadedPlugin& other : earlier) {
            if (std::ranges::find(other.brought.carriers, one.kind, &BroughtCarrier::kind) !=
                other.brought.carriers.end()) {
                return plugin.manifest.name + " delivers outgoing work of the kind " + one.kind +
                       ", and so does " + other.manifest.name +
                       ": take one of the two out of the folder of plugins.";
            }
        }
    }
    return std::nullopt;
}

/// What a plugin requires and is not among those that are in.
std::optional<std::string> lacking(const Manifest& manifest,
                                   const std::vector<LoadedPlugin>& plugins) {
    const auto is_met = [&](const std::string& requirement) {
        return std::ranges::any_of(plugins, [&](const LoadedPlugin& plugin) {
            return meets(plugin.manifest, requirement);
        });
    };
    const auto unmet = std::ranges::find_if_not(manifest.requires_, is_met);
    if (unmet == manifest.requires_.end()) {
        return std::nullopt;
    }
    return manifest.name + " requires " + *unmet +
           ", which could not be loaded: put that right first.";
}

}  // namespace

Ordered find_plugins(const std::vector<Path>& folders, const LoadingContext& context) {
    std::vector<Manifest> taken;
    std::vector<RefusedPlugin> refused;
    for (const Path& folder : folders) {
        for (const Path& file : manifests_in(folder)) {
            const auto manifest = read_manifest(file);
            if (!manifest) {
                refused.push_back({name_in(file), file, manifest.error().reason});
            } else if (auto reason = objection(*manifest, taken, context)) {
                refused.push_back({manifest->name, file, *std::move(reason)});
            } else {
                taken.push_back(*manifest);
            }
        }
    }
    Ordered ordered = in_order_of_dependency(std::move(taken));
    ordered.refused.insert(ordered.refused.begin(), refused.begin(), refused.end());
    return ordered;
}

Loaded load_plugins(const std::vector<Path>& folders, const LoadingContext& context) {
    Ordered found = find_plugins(folders, context);
    Loaded loaded{.plugins = {}, .refused = std::move(found.refused)};
    for (const Manifest& manifest : found.manifests) {
        if (auto reason = lacking(manifest, loaded.plugins)) {
            loaded.refused.push_back({manifest.name, manifest.file, *std::move(reason)});
            continue;
        }
        auto plugin = load_plugin(manifest, context);
        auto reason =
            plugin ? taken_carrier(*plugin, loaded.plugins) : std::optional(plugin.error().reason);
        if (reason) {
            loaded.refused.push_back({manifest.name, manifest.file, *std::move(reason)});
        } else {
            loaded.plugins.push_back(*std::move(plugin));
        }
    }
    return loaded;
}

void turn_away(Loaded& loaded,
               const std::function<std::optional<std::string>(const LoadedPlugin&)>& objection) {
    std::vector<LoadedPlugin> all = std::exchange(loaded.plugins, {});
    for (LoadedPlugin& plugin : all) {
        auto reason = lacking(plugin.manifest, loaded.plugins);
        if (!reason) {
            reason = objection(plugin);
        }
        if (reason) {
            loaded.refused.push_back(
                {plugin.manifest.name, plugin.manifest.file, *std::move(reason)});
        } else {
            loaded.plugins.push_back(std::move(plugin));
        }
    }
}

Result<LoadedPlugin> load_plugin(const Manifest& manifest, const LoadingContext& context) {
    if (context.notes != nullptr) {
        context.notes->know(manifest.name, manifest.build_id);
    }
    auto plugin = noted(manifest, "load", context, [&] { return load_library(manifest); });
    if (!plugin) {
        return plugin.error();
    }
    auto brought = attach(manifest, **plugin, context);
    if (!brought) {
        return brought.error();
    }
    return LoadedPlugin{
        .manifest = manifest, .plugin = *std::move(plugin), .brought = *std::move(brought)};
}

}  // namespace moothall::plugin_loading

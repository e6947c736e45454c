#include "plugin_loading/inspection.h"

#include "plugin_loading/build_id.h"
#include "plugin_loading/fitness.h"

namespace moothall::plugin_loading {

Result<Inspected> inspect_plugin(const std::filesystem::path& file) {
    auto manifest = read_manifest(file.parent_path() / (name_in(file) + ".plugin.json"));
    if (!manifest) {
        return manifest.error();
    }
    Inspected inspected{.manifest = *std::move(manifest), .build_id = "", .objections = {}};
    if (auto build_id = build_id_of(inspected.manifest.library)) {
        inspected.build_id = *std::move(build_id);
    }
    if (const auto fit = check_fitness(inspected.manifest); !fit) {
        inspected.objections.push_back(fit.error().reason);
    }
    return inspected;
}

Result<LoadedPlugin> check_plugin(const std::filesystem::path& file,
                                  const LoadingContext& context) {
    const auto inspected = inspect_plugin(file);
    if (!inspected) {
        return inspected.error();
    }
    if (!inspected->objections.empty()) {
        return Refusal{RefusalKind::not_available, inspected->objections.front()};
    }
    return load_plugin(inspected->manifest, context);
}

}  // namespace moothall::plugin_loading

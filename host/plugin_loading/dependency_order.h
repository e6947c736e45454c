#pragma once

#include <string>
#include <vector>

#include "plugin_loading/manifest.h"

namespace moothall::plugin_loading {

/// A plugin that stays out, with one sentence that says why and what to do.
struct RefusedPlugin {
    std::string name;
    std::filesystem::path file;
    std::string reason;
};

/// Manifests in an order in which each comes after what it requires, by name where that is free.
struct Ordered {
    std::vector<Manifest> manifests;
    std::vector<RefusedPlugin> refused;  ///< Without a requirement, or in a circle of them.
};

/// Orders plugins by what they require. Whatever needs a refused plugin is refused itself.
/// Requires names that are unique.
Ordered in_order_of_dependency(std::vector<Manifest> manifests);

/// Whether `offered` meets a requirement: "desk", "desk>=1.2" or the very text it provides.
bool meets(const Manifest& offered, const std::string& requirement);

}  // namespace moothall::plugin_loading

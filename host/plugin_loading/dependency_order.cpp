#include "plugin_loading/dependency_order.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

namespace moothall::plugin_loading {

namespace {

/// "1.2.10" as numbers, so that 1.10 comes after 1.9; ends at what is no number.
std::vector<int> numbers_of(std::string_view version) {
    std::vector<int> numbers;
    while (!version.empty()) {
        int number = 0;
        const auto read = std::from_chars(version.data(), version.data() + version.size(), number);
        if (read.ec != std::errc{}) {
            break;
        }
        numbers.push_back(number);
        version.remove_prefix(static_cast<std::size_t>(read.ptr - version.data()));
        if (!version.starts_with('.')) {
            break;
        }
        version.remove_prefix(1);
    }
    return numbers;
}

const Manifest* meeting(const std::vector<Manifest>& offered, const std::string& requirement) {
    const auto found = std::ranges::find_if(
        offered, [&](const Manifest& manifest) { return meets(manifest, requirement); });
    return found == offered.end() ? nullptr : &*found;
}

std::optional<std::string> unmet_requirement(const Manifest& manifest,
                                             const std::vector<Manifest>& offered) {
    for (const std::string& requirement : manifest.requires_) {
        if (meeting(offered, requirement) == nullptr) {
            return requirement;
        }
    }
    return std::nullopt;
}

RefusedPlugin refused(const Manifest& manifest, std::string reason) {
    return {manifest.name, manifest.file, std::move(reason)};
}

/// Takes out whatever has an unmet requirement, until nothing more has one.
void take_out_unmet(std::vector<Manifest>& manifests, std::vector<RefusedPlugin>& out) {
    for (auto at = manifests.begin(); at != manifests.end();) {
        const auto unmet = unmet_requirement(*at, manifests);
        if (!unmet) {
            ++at;
            continue;
        }
        out.push_back(refused(*at, at->name + " requires " + *unmet +
                                       ", which is not there or was refused: add that plugin, or "
                                       "take " +
                                       at->name + " out."));
        manifests.erase(at);
        at = manifests.begin();
    }
}

/// The names along one circle of requirements, from `start` until one comes again.
std::string circle_from(const Manifest& start, const std::vector<Manifest>& left) {
    std::vector<std::string> path{start.name};
    const Manifest* at = &start;
    while (true) {
        const Manifest* next = nullptr;
        for (const std::string& requirement : at->requires_) {
            next = next != nullptr ? next : meeting(left, requirement);
        }
        const auto before = std::ranges::find(path, next->name);
        if (before != path.end()) {
            std::string words;
            for (auto name = before; name != path.end(); ++name) {
                words += *name + " requires ";
            }
            return words + next->name;
        }
        path.push_back(next->name);
        at = next;
    }
}

bool is_ready(const Manifest& manifest, const std::vector<Manifest>& done) {
    return !unmet_requirement(manifest, done);
}

}  // namespace

bool meets(const Manifest& offered, const std::string& requirement) {
    if (std::ranges::find(offered.provides, requirement) != offered.provides.end()) {
        return true;
    }
    const auto at_least = requirement.find(">=");
    if (at_least == std::string::npos) {
        return offered.name == requirement;
    }
    return offered.name == requirement.substr(0, at_least) &&
           numbers_of(offered.version) >= numbers_of(requirement.substr(at_least + 2));
}

Ordered in_order_of_dependency(std::vector<Manifest> manifests) {
    Ordered ordered;
    std::ranges::sort(manifests, {}, &Manifest::name);
    take_out_unmet(manifests, ordered.refused);
    while (!manifests.empty()) {
        const auto ready = std::ranges::find_if(manifests, [&](const Manifest& manifest) {
            return is_ready(manifest, ordered.manifests);
        });
        if (ready == manifests.end()) {
            break;
        }
        ordered.manifests.push_back(*ready);
        manifests.erase(ready);
    }
    for (const Manifest& left : manifests) {
        ordered.refused.push_back(refused(left, left.name + " cannot be loaded, because " +
                                                    circle_from(left, manifests) +
                                                    ": take one of these requirements out."));
    }
    return ordered;
}

}  // namespace moothall::plugin_loading

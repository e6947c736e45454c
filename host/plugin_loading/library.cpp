#include "plugin_loading/library.h"

#include <dlfcn.h>

#include <boost/dll/shared_library.hpp>
#include <exception>

#include "plugin_loading/abi.h"

namespace moothall::plugin_loading {

namespace {

constexpr const char* entry_symbol = "moothall_plugin_entry";

Refusal unloadable(std::string reason) {
    return Refusal{RefusalKind::not_available, std::move(reason)};
}

/// Opening a library again with RTLD_NODELETE keeps it; Boost.DLL has no word for that.
void keep_until_exit(const std::filesystem::path& library) {
    ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_NOLOAD | RTLD_NODELETE);
}

Result<const PluginEntry*> entry_of(const Manifest& manifest,
                                    const boost::dll::shared_library& library) {
    if (!library.has(entry_symbol)) {
        return unloadable(manifest.name +
                          " has no plugin in it: end one of its sources with "
                          "MOOTHALL_PLUGIN(TheClass) and build it again.");
    }
    const auto& entry = library.get<const PluginEntry>(entry_symbol);
    if (entry.magic != plugin_magic || entry.sdk_version != sdk_version_of_host()) {
        return unloadable(manifest.name +
                          " has an entry of another SDK than its manifest says: "
                          "rebuild it with moothall-dev " +
                          std::string(sdk_version_of_host()) + ".");
    }
    if (entry.name != manifest.name) {
        return unloadable(manifest.name + " holds the plugin \"" + entry.name +
                          "\": do not rename a plugin's library, build it under its new name.");
    }
    return &entry;
}

}  // namespace

Result<std::unique_ptr<Plugin>> load_library(const Manifest& manifest) {
    try {
        namespace dll = boost::dll;
        const dll::shared_library library(manifest.library.string(),
                                          dll::load_mode::rtld_now | dll::load_mode::rtld_local);
        keep_until_exit(manifest.library);
        const auto entry = entry_of(manifest, library);
        if (!entry) {
            return entry.error();
        }
        std::unique_ptr<Plugin> plugin((*entry)->make());
        if (!plugin) {
            return unloadable(manifest.name +
                              " made no plugin object: rebuild it with "
                              "MOOTHALL_PLUGIN(TheClass).");
        }
        return plugin;
    } catch (const boost::system::system_error& failed) {
        return unloadable(manifest.name + " could not be loaded by the system (" + failed.what() +
                          "): install what it links, or build it again.");
    } catch (const std::exception& thrown) {
        return unloadable(manifest.name + " failed while it was made (" + thrown.what() +
                          "): tell its developers.");
    }
}

}  // namespace moothall::plugin_loading

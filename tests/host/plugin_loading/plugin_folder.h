#pragma once

#include <filesystem>
#include <string>

#include "plugin_loading/loading.h"

namespace moothall::plugin_loading {

/// A folder for one test, gone with it, that plugins built for the tests are put into.
class PluginFolder {
public:
    PluginFolder();
    ~PluginFolder();
    PluginFolder(const PluginFolder&) = delete;
    PluginFolder& operator=(const PluginFolder&) = delete;

    const std::filesystem::path& path() const { return path_; }

    /// Puts a built plugin in: library, manifest and what it ships.
    void put(const std::string& plugin) const;
    /// The same under another name, in its file names and its manifest.
    void put_as(const std::string& plugin, const std::string& name) const;
    /// Replaces a text that stands in a manifest.
    void change_manifest(const std::string& plugin, const std::string& from,
                         const std::string& to) const;
    std::filesystem::path library(const std::string& plugin) const;
    std::filesystem::path manifest(const std::string& plugin) const;

private:
    void copy_built(const std::string& plugin, const std::string& name) const;

    std::filesystem::path path_;
};

/// Checks that take a signature with a brace in it, and every register.
DeclarationChecks plain_checks();

/// Loads what stands in the folder, with plain checks.
Loaded load_from(const PluginFolder& folder);

/// The sentence with which a plugin was refused; empty if it was not.
std::string refusal_of(const std::string& plugin, const Loaded& loaded);

/// The names of the plugins that are in, in order, each followed by a space.
std::string names_of(const Loaded& loaded);

}  // namespace moothall::plugin_loading

#include <gmock/gmock.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "tidy/source_tree.h"

namespace moothall::tidy {
namespace {

/// The folders of host/ from the lowest to the highest. A file includes from its own folder and
/// from those before it; this list is the one place that says so.
constexpr auto layers = std::to_array<std::string_view>({"json",
                                                         "packing",
                                                         "words",
                                                         "csv",
                                                         "xml",
                                                         "logging",
                                                         "calendar",
                                                         "store",
                                                         "store/migrations",
                                                         "store/files",
                                                         "store/search",
                                                         "store/sql",
                                                         "store/postgres",
                                                         "store/sqlite",
                                                         "journal",
                                                         "holidays",
                                                         "identity",
                                                         "access",
                                                         "clocks",
                                                         "cases",
                                                         "functions",
                                                         "deliveries",
                                                         "registers",
                                                         "panels",
                                                         "finding",
                                                         "customers",
                                                         "places",
                                                         "settings",
                                                         "unsent",
                                                         "event_logs",
                                                         "documents",
                                                         "store_copy",
                                                         "backups",
                                                         "correspondence",
                                                         "scripting",
                                                         "workflows",
                                                         "case_logs",
                                                         "operations",
                                                         "channels",
                                                         "plugin_loading",
                                                         "startup",
                                                         "doctor",
                                                         "serving",
                                                         "demonstration",
                                                         "testing",
                                                         "cli"});

/// The layer of a path below host/, by the longest folder in the list that it stands in.
std::optional<std::size_t> layer_of(std::string_view path) {
    std::optional<std::size_t> found;
    for (std::size_t layer = 0; layer < layers.size(); ++layer) {
        const bool is_in =
            path.starts_with(layers[layer]) && path.substr(layers[layer].size()).starts_with('/');
        if (is_in && (!found || layers[layer].size() > layers[*found].size())) {
            found = layer;
        }
    }
    return found;
}

bool is_of_the_standard_library(const Include& include) {
    return include.in_angles && include.file.find_first_of("./") == std::string::npos;
}

bool is_of_the_sdk(const Include& include) {
    return include.file.starts_with("moothall/");
}

/// Whether the included file stands in the tree that `folder` roots, "plugins/revenues".
bool is_below(const std::string& folder, const SourceFile& file, const Include& include) {
    const auto beside = (root() / file.path).parent_path() / include.file;
    return std::filesystem::exists(root() / folder / include.file) ||
           std::filesystem::exists(beside);
}

TEST(Layers, EachFolderOfTheHostSeesOnlyThoseBelowIt) {
    for (const SourceFile& file : all_files()) {
        if (!file.path.starts_with("host/") || !file.is_cpp()) {
            continue;
        }
        const auto own = layer_of(std::string_view(file.path).substr(5));
        ASSERT_TRUE(own) << file.path
                         << " is in no layer: add its folder to the list in this test.";
        for (const Include& include : includes_of(file)) {
            const auto other = include.in_angles ? std::nullopt : layer_of(include.file);
            EXPECT_FALSE(other && *other > *own) << place(file, include.line) << " includes "
                                                 << include.file << ", which is a layer above it.";
        }
    }
}

TEST(Layers, TheSdkDependsOnTheStandardLibraryAlone) {
    for (const SourceFile& file : all_files()) {
        const bool is_sdk =
            file.path.starts_with("sdk/include/") || file.path.starts_with("sdk/src/");
        if (!is_sdk || !file.is_cpp()) {
            continue;
        }
        for (const Include& include : includes_of(file)) {
            EXPECT_TRUE(is_of_the_standard_library(include) || is_of_the_sdk(include))
                << place(file, include.line) << " includes " << include.file;
        }
    }
}

/// The libraries that a plugin brings of its own.
bool is_own_library(std::string_view plugin, const Include& include) {
    const auto is_one_of = [&](const auto& libraries) {
        return std::ranges::any_of(libraries, [&](const char* library) {
            return include.in_angles && include.file.starts_with(library);
        });
    };
    if (plugin == "plugins/http_server") {
        return is_one_of(
            std::array{"boost/asio/", "boost/beast/", "boost/json/", "prometheus/", "zlib.h"});
    }
    // The pictures of workflows are drawn by a program beside.
    return plugin == "plugins/desk" &&
           is_one_of(std::array{"boost/asio/io_context.hpp", "boost/process.hpp"});
}

TEST(Layers, APluginSeesTheSdkItselfAndItsOwnLibrariesOnly) {
    for (const SourceFile& file : all_files()) {
        if (!file.path.starts_with("plugins/") || !file.is_cpp()) {
            continue;
        }
        const std::string folder = file.path.substr(0, file.path.find('/', 8));
        for (const Include& include : includes_of(file)) {
            EXPECT_TRUE(is_of_the_standard_library(include) || is_of_the_sdk(include) ||
                        is_own_library(folder, include) ||
                        (!include.in_angles && is_below(folder, file, include)))
                << place(file, include.line) << " includes " << include.file;
        }
    }
}

TEST(Layers, NothingSeesTheTests) {
    for (const SourceFile& file : all_files()) {
        if (file.path.starts_with("tests/") || !file.is_cpp()) {
            continue;
        }
        for (const Include& include : includes_of(file)) {
            EXPECT_THAT(include.file, testing::Not(testing::HasSubstr("tests/")))
                << place(file, include.line);
        }
    }
}

}  // namespace
}  // namespace moothall::tidy

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>
#include <string_view>

#include "tidy/source_tree.h"

namespace moothall::tidy {
namespace {

/// The folder of the plugin that a file belongs to, "plugins/revenues/"; empty for others.
std::string plugin_of(const SourceFile& file) {
    constexpr std::string_view plugins = "plugins/";
    if (!file.path.starts_with(plugins)) {
        return "";
    }
    return file.path.substr(0, file.path.find('/', plugins.size()) + 1);
}

/// The headers that some file includes before anything else: the compiler has seen that they stand
/// alone when it built that file.
std::set<std::string> headers_included_first() {
    std::set<std::string> first;
    for (const SourceFile& file : all_files()) {
        const auto includes = includes_of(file);
        if (!file.path.ends_with(".cpp") || includes.empty()) {
            continue;
        }
        const std::string& name = includes.front().file;
        const auto beside = std::filesystem::path(file.path).parent_path() / name;
        first.insert(beside.lexically_normal().generic_string());
        first.insert(plugin_of(file) + name);
        for (const auto* folder : {"sdk/include/", "host/", "tests/"}) {
            first.insert(folder + name);
        }
    }
    return first;
}

/// Compiles a file that includes nothing else; the compiler's cache makes that cheap the second
/// time.
bool compiles_alone(const SourceFile& header, const std::filesystem::path& folder) {
    std::string leaf = header.path + ".cpp";
    std::ranges::replace(leaf, '/', '_');
    const std::string alone = (folder / leaf).string();
    std::ofstream(alone) << "#include \"" << header.path << "\"\n";
    const std::string command = "cd '" + root().string() +
                                "' && " MOOTHALL_HEADER_COMPILER " -I. -I./" + plugin_of(header) +
                                " -c '" + alone + "' -o '" + alone + ".o'";
    return std::system(command.c_str()) == 0;
}

TEST(Headers, SayOnceThatTheyAreReadOnce) {
    for (const SourceFile& file : all_files()) {
        if (file.is_header()) {
            ASSERT_FALSE(file.lines.empty()) << file.path << " is empty.";
            EXPECT_EQ(file.lines.front(), "#pragma once") << file.path;
        }
    }
}

TEST(Headers, StandAlone) {
    const auto first = headers_included_first();
    const std::filesystem::path folder = MOOTHALL_HEADER_FOLDER;
    std::filesystem::create_directories(folder);

    for (const SourceFile& file : all_files()) {
        if (file.is_header() && !first.contains(file.path)) {
            EXPECT_TRUE(compiles_alone(file, folder))
                << file.path << " does not compile by itself.";
        }
    }
}

}  // namespace
}  // namespace moothall::tidy

#include <gmock/gmock.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "tidy/functions_in.h"
#include "tidy/source_tree.h"

namespace moothall::tidy {
namespace {

constexpr std::size_t header_lines_max = 250;
constexpr std::size_t source_lines_max = 600;
constexpr std::size_t function_lines_max = 60;
constexpr std::size_t columns_max = 100;
constexpr int folder_files_max = 24;

/// Letters, however many bytes each takes.
std::size_t columns_of(std::string_view line) {
    return static_cast<std::size_t>(std::ranges::count_if(
        line, [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0U) != 0x80U; }));
}

TEST(Lengths, FilesAreShort) {
    for (const SourceFile& file : all_files()) {
        if (file.is_cpp()) {
            EXPECT_LE(file.lines.size(), file.is_header() ? header_lines_max : source_lines_max)
                << file.path;
        }
    }
}

TEST(Lengths, FunctionsAreShort) {
    for (const SourceFile& file : all_files()) {
        if (!file.is_cpp()) {
            continue;
        }
        for (const FunctionFound& function : functions_in(file.text())) {
            EXPECT_LE(function.lines(), function_lines_max) << place(file, function.first_line);
        }
    }
}

TEST(Lengths, LinesOfCppAreNarrow) {
    for (const SourceFile& file : all_files()) {
        for (std::size_t line = 0; file.is_cpp() && line < file.lines.size(); ++line) {
            EXPECT_LE(columns_of(file.lines[line]), columns_max) << place(file, line + 1);
        }
    }
}

TEST(Lengths, FoldersAreSmall) {
    std::map<std::string, int> files;
    for (const SourceFile& file : all_files()) {
        files[std::filesystem::path(file.path).parent_path().generic_string()] +=
            file.is_cpp() ? 1 : 0;
    }
    for (const auto& [folder, count] : files) {
        EXPECT_LE(count, folder_files_max) << folder << " has to be split by what it is about.";
    }
}

}  // namespace
}  // namespace moothall::tidy

#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::tidy {

/// A file of the repository: its path below the root, with slashes, and its lines without endings.
struct SourceFile {
    std::string path;
    std::vector<std::string> lines;

    bool is_header() const { return path.ends_with(".h"); }
    bool is_cpp() const { return path.ends_with(".h") || path.ends_with(".cpp"); }
    bool is_cmake() const;
    std::string text() const;
};

/// An `#include` of a C++ file.
struct Include {
    std::size_t line = 0;
    std::string file;
    bool in_angles = false;
};

/// Every file that people write: C++, Lua, CMake and shell. Build folders are left out.
const std::vector<SourceFile>& all_files();

std::vector<Include> includes_of(const SourceFile& file);

/// Where the repository stands.
std::filesystem::path root();

/// "host/journal/fold.cpp:12".
std::string place(const SourceFile& file, std::size_t line);

/// The text with comments, texts and characters blanked out; lines stay where they are.
std::string without_comments_and_texts(std::string_view text);

}  // namespace moothall::tidy

#include <gmock/gmock.h>

#include <array>
#include <cctype>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "tidy/source_tree.h"

namespace moothall::tidy {
namespace {

/// Where a word stands in a file, with the line: "host/a.cpp:3: int a;".
std::vector<std::string> places_of(std::string_view word, const SourceFile& file) {
    std::vector<std::string> places;
    for (std::size_t line = 0; line < file.lines.size(); ++line) {
        if (file.lines[line].find(word) != std::string::npos) {
            places.push_back(place(file, line + 1) + ": " + file.lines[line]);
        }
    }
    return places;
}

std::string without_spaces(std::string_view text) {
    std::string without;
    for (const char letter : text) {
        if (std::isspace(static_cast<unsigned char>(letter)) == 0) {
            without += letter;
        }
    }
    return without;
}

TEST(Words, NothingIsPutOffSilencedOrSkipped) {
    // Written in parts, so that this file does not find itself.
    constexpr std::array<std::string_view, 5> forbidden{
        "TO"
        "DO",
        "FIX"
        "ME",
        "NO"
        "LINT",
        "GTEST_"
        "SKIP",
        "DISABLED"
        "_"};
    for (const SourceFile& file : all_files()) {
        for (const auto word : forbidden) {
            EXPECT_THAT(places_of(word, file), testing::IsEmpty());
        }
    }
}

TEST(Words, NothingCatchesEverything) {
    // Lua's own errors are C++ exceptions too, and have to pass.
    for (const SourceFile& file : all_files()) {
        if (file.is_cpp()) {
            const std::string code = without_spaces(without_comments_and_texts(file.text()));
            EXPECT_EQ(code.find("catch(...)"), std::string::npos) << file.path;
        }
    }
}

TEST(Words, NamespacesAreNotPouredOut) {
    for (const SourceFile& file : all_files()) {
        for (const std::string& found : places_of("using "
                                                  "namespace ",
                                                  file)) {
            EXPECT_THAT(found, testing::EndsWith("literals;"));
        }
    }
}

TEST(Words, CMakeListsFilesByName) {
    for (const SourceFile& file : all_files()) {
        if (file.is_cmake()) {
            EXPECT_EQ(without_spaces(file.text()).find("file(GLOB"), std::string::npos)
                << file.path;
        }
    }
}

}  // namespace
}  // namespace moothall::tidy

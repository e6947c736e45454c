#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace moothall {

/// What a run of the program came to.
struct Ran {
    int status = -1;
    std::string out;
    std::string error;
};

/// Runs the program with these words and waits for it. What it prints goes through files in
/// `folder`.
Ran run_program(const std::filesystem::path& folder, std::vector<std::string> words);

/// The same with the program among the words, the first of them.
Ran run_words(const std::filesystem::path& folder, std::vector<std::string> words);

std::string content(const std::filesystem::path& file);

/// One sentence for a person: a line, and no name of a C++ type.
bool is_one_sentence(const std::string& text);

}  // namespace moothall

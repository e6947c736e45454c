#include "system/running/program.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <sstream>

namespace moothall {

std::string content(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

bool is_one_sentence(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n') == 1 && text.ends_with(".\n") &&
           text.find("std::") == std::string::npos;
}

Ran run_program(const std::filesystem::path& folder, std::vector<std::string> words) {
    words.insert(words.begin(), MOOTHALL_PROGRAM);
    return run_words(folder, std::move(words));
}

Ran run_words(const std::filesystem::path& folder, std::vector<std::string> words) {
    const auto out = folder / "out";
    const auto error = folder / "error";
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    std::fflush(nullptr);  // Or the child would print it again.
    const pid_t child = ::fork();
    if (child == 0) {
        if (std::freopen(out.c_str(), "w", stdout) != nullptr &&
            std::freopen(error.c_str(), "w", stderr) != nullptr) {
            ::execv(pointers.front(), pointers.data());
        }
        ::_exit(127);
    }
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_TRUE(WIFEXITED(status)) << words.back();
    return {WEXITSTATUS(status), content(out), content(error)};
}

}  // namespace moothall

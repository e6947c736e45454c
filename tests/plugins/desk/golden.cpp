#include "plugins/desk/golden.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string>

#include "plugins/desk/markup/token.h"

namespace desk::testing {

namespace {

std::string content_of(const std::string& path) {
    std::ifstream file(path);
    EXPECT_TRUE(file) << path;
    return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

void expect_golden(std::string_view name, const Html& html) {
    const std::string path = std::string(DESK_GOLDEN "/") + std::string(name) + ".html";
    const std::string actual = canonical(html.markup());
    if (std::getenv("MOOTHALL_WRITE_GOLDEN") != nullptr) {
        std::ofstream(path) << actual;
        ADD_FAILURE() << path << " was written: look at it.";
        return;
    }
    EXPECT_EQ(actual, content_of(path)) << path;
}

void expect_as_template(std::string_view name, const Html& html, const Differences& differences) {
    const std::string path = std::string(DESK_GOLDEN "/moj/") + std::string(name) + ".html";
    std::string expected = canonical(content_of(path));
    for (const auto& [theirs, ours] : differences) {
        auto at = expected.find(theirs);
        EXPECT_NE(at, std::string::npos) << path << " has no " << theirs;
        for (; at != std::string::npos; at = expected.find(theirs, at + ours.size())) {
            expected.replace(at, theirs.size(), ours);
        }
    }
    EXPECT_EQ(canonical(html.markup()), expected) << path;
}

}  // namespace desk::testing

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "host/scripting/scripting_testing.h"

namespace moothall::scripting {
namespace {

constexpr std::string_view separator = "--- NEXT SCRIPT ---";

/// Every attack below the folder: "memory/caught".
std::vector<std::string> attack_names() {
    const std::filesystem::path folder = MOOTHALL_ATTACKS_DIR;
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            const auto name = entry.path().lexically_relative(folder).replace_extension();
            names.push_back(name.generic_string());
        }
    }
    std::sort(names.begin(), names.end());
    return names;
}

std::string read_attack(const std::string& name) {
    std::ifstream file(std::string(MOOTHALL_ATTACKS_DIR) + "/" + name + ".lua");
    return {std::istreambuf_iterator<char>(file), {}};
}

/// "ok", "error" … : what the first line of an attack calls an ending.
std::vector<std::string> words_for(Ending ending) {
    switch (ending) {
        case Ending::finished:
            return {"ok"};
        case Ending::source_refused:
        case Ending::raised:
            return {"error", "refused"};
        case Ending::memory_limit:
            return {"oom"};
        default:
            return {"timeout"};
    }
}

bool is_expected(const std::string& attack, Ending ending) {
    const std::string expected = attack.substr(0, attack.find(':', attack.find("EXPECT")));
    const auto words = words_for(ending);
    return std::any_of(words.begin(), words.end(), [&expected](const std::string& word) {
        return expected.find(word) != std::string::npos;
    });
}

bool is_printable(const std::string& text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return c == '\n' || static_cast<unsigned char>(c) >= 0x20; });
}

class Attack : public testing::TestWithParam<std::string> {
protected:
    Outcome attempt(const std::string& source) {
        Library library = testing_library();
        library
            .add(Function{"grant",
                          [this](const List&) {
                              ++grants;
                              return Value();
                          }})
            .value();
        const auto chunk = compile("attack.lua", source);
        if (!chunk) {
            Outcome refused;
            refused.ending = Ending::source_refused;
            refused.error = chunk.error().reason;
            return refused;
        }
        Limits limits;
        limits.wall = std::chrono::milliseconds(800);
        return run(*chunk, library, limits);
    }

    int grants = 0;
};

TEST_P(Attack, EndsAsItMustAndLeavesTheNextRunAlone) {
    const std::string attack = read_attack(GetParam());
    const std::size_t next = attack.find(separator);

    const Outcome outcome = attempt(attack.substr(0, next));

    EXPECT_TRUE(is_expected(attack, outcome.ending)) << name_of(outcome.ending) << outcome.error;
    EXPECT_EQ(grants, 0);
    EXPECT_EQ(std::count(outcome.values.begin(), outcome.values.end(), Value("ESCAPED")), 0);
    EXPECT_LE(outcome.error.size(), 4096U);
    EXPECT_TRUE(is_printable(outcome.error)) << outcome.error;
    if (next != std::string::npos) {
        const Outcome after = attempt(attack.substr(next + separator.size()));
        EXPECT_NE(after.ending, Ending::memory_limit) << after.error;
        EXPECT_EQ(std::count(after.values.begin(), after.values.end(), Value("ESCAPED")), 0);
    }
    EXPECT_EQ(attempt("return 1 + 1").values, std::vector<Value>{Value(2)});
}

/// All of an outcome that must not depend on what ran in the state before.
std::string all_of(const Outcome& outcome) {
    std::string all = std::string(name_of(outcome.ending)) + "\n" + outcome.error + "\n" +
                      std::to_string(outcome.instructions) + " instructions, " +
                      std::to_string(outcome.memory_peak_bytes) + " bytes\n";
    for (const Value& value : outcome.values) {
        all += std::string(kind_in_words(value)) + "\n";
    }
    return all;
}

TEST_P(Attack, LeavesNoTraceInAStateThatIsPutBack) {
    const std::string attack = read_attack(GetParam());
    const std::string source = attack.substr(0, attack.find(separator));
    const auto chunk = compile("attack.lua", "return { attack = function() " + source + "\nend }");
    if (!chunk) {
        return;  // Refused before it runs: there is nothing that it could leave.
    }
    const Stopwatch standing = [] { return std::chrono::steady_clock::time_point(); };
    Limits limits;
    limits.instructions = 200'000;  // Enough to leave traces in.
    Session session(*chunk, testing_library(), limits, standing);
    ASSERT_EQ(session.execute().error, "");
    ASSERT_TRUE(session.remember());

    const std::string first = all_of(session.call("attack", {}));
    session.begin_again();
    const std::string second = all_of(session.call("attack", {}));
    session.begin_again();

    EXPECT_EQ(second, first);
    EXPECT_NE(session.describe().ending, Ending::memory_limit);
}

INSTANTIATE_TEST_SUITE_P(Own, Attack, testing::ValuesIn(attack_names()), [](const auto& param) {
    std::string name = param.param;
    std::replace(name.begin(), name.end(), '/', '_');
    return name;
});

}  // namespace
}  // namespace moothall::scripting

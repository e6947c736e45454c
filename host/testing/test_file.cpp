#include "testing/test_file.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <set>
#include <sstream>

#include "scripting/session.h"
#include "testing/lua_language.h"
#include "testing/lua_test.h"
#include "workflows/modules/modules_beside.h"

namespace moothall::testing {
namespace {

constexpr std::string_view ending = "_test.lua";

bool is_test(const std::filesystem::path& file) {
    return file.filename().string().ends_with(ending) && file.filename().string() != ending;
}

/// "scripts/review_test.lua" → "scripts/review.lua".
std::filesystem::path workflow_beside(const std::filesystem::path& test) {
    std::string name = test.filename().string();
    name.resize(name.size() - ending.size());
    return test.parent_path() / (name + ".lua");
}

std::filesystem::path test_beside(const std::filesystem::path& workflow) {
    return workflow.parent_path() / (workflow.stem().string() + std::string(ending));
}

std::optional<std::string> text_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return in.is_open() ? std::optional(text.str()) : std::nullopt;
}

/// The number after "review_test.lua:" at the beginning; 0 if it does not stand there.
int line_in(std::string_view text, const std::string& file) {
    if (!text.starts_with(file + ":")) {
        return 0;
    }
    text.remove_prefix(file.size() + 1);
    int line = 0;
    std::from_chars(text.data(), text.data() + text.size(), line);
    return line;
}

/// Line 1 is where the language of tests stands: its own calls lead nowhere.
std::vector<int> calls_in(std::string_view error, const std::string& file, int failed_line) {
    constexpr std::string_view at = "\n  at ";
    std::vector<int> lines;
    for (std::size_t next = error.find(at); next != std::string_view::npos;
         next = error.find(at, next + 1)) {
        const int line = line_in(error.substr(next + at.size()), file);
        if (line > 1) {
            lines.push_back(line);
        }
    }
    if (!lines.empty() && lines.front() == failed_line) {
        lines.erase(lines.begin());
    }
    return lines;
}

/// The error of a script taken apart into its line, its sentence and the calls that led to it.
void describe_failure(TestOutcome& test, const std::string& error, const std::string& file) {
    test.failed_line = line_in(error, file);
    test.called_from = calls_in(error, file, test.failed_line);
    test.message = error.substr(0, error.find("\n  at "));
    if (test.failed_line != 0) {
        const std::string place = file + ":" + std::to_string(test.failed_line) + ": ";
        test.message = test.message.substr(std::min(place.size(), test.message.size()));
    }
}

/// The tests of one file, ready to be run one after another.
class TestFile {
public:
    TestFile(FileOutcome& outcome, const scripting::Limits& limits, scripting::Chunk chunk)
        : outcome_(outcome),
          limits_(limits),
          name_(outcome.file.filename().string()),
          chunk_(std::move(chunk)) {}

    /// Finds the tests, without running any. False where there is trouble.
    bool find_tests() {
        LuaTest nothing_said(nullptr);
        const auto library = nothing_said.library();
        scripting::Session session(chunk_, library, limits_);
        auto read = session.execute();
        if (read.ending == scripting::Ending::finished) {
            read = session.describe();
        }
        if (read.ending != scripting::Ending::finished) {
            outcome_.trouble = read.error;
            return false;
        }
        const List* tests = read.values.front().as_list();
        if (tests == nullptr) {
            outcome_.trouble = name_ +
                               " holds no test; write test(\"what is true\", function(t) "
                               "… end).";
            return false;
        }
        std::set<std::string> names;
        for (const Value& one : *tests) {
            const Table& test = *one.as_table();
            const int line = static_cast<int>(test.table("body").integer("line"));
            outcome_.tests.push_back({test.text("name"), line});
            if (!names.insert(test.text("name")).second) {
                outcome_.trouble = name_ + ":" + std::to_string(line) +
                                   ": two tests are called \"" + test.text("name") + "\".";
                outcome_.tests.clear();
                return false;
            }
        }
        return true;
    }

    void run(std::size_t number, std::unique_ptr<Trial> trial, Visited& visited) {
        TestOutcome& test = outcome_.tests.at(number);
        LuaTest lua(std::move(trial));
        const auto library = lua.library();
        scripting::Session session(chunk_, library, limits_);
        try {
            auto ended = session.execute();
            if (ended.ending == scripting::Ending::finished) {
                lua.begin();
                ended = session.call(std::to_string(number + 1) + ".run", {});
            }
            test.passed = ended.ending == scripting::Ending::finished;
            if (!test.passed) {
                describe_failure(test, ended.error, name_);
            }
            lua.see(outcome_.workflow, visited);
        } catch (const std::exception& fault) {  // The door of a script run.
            test.passed = false;
            test.message = fault.what();
        }
    }

private:
    FileOutcome& outcome_;
    const scripting::Limits& limits_;
    std::string name_;
    scripting::Chunk chunk_;
};

/// Names the workflow, and all that could be visited in it.
Result<Visited> all_of(Trial& trial, const std::string& file, const std::string& source,
                       std::string& name) {
    const auto compiled = trial.council().bundles.compile(file, source);
    if (!compiled.bundle) {
        return Refusal{RefusalKind::invalid_input,
                       workflows::to_text(compiled.findings.front(), file)};
    }
    const workflows::Definition& definition = compiled.bundle->definition;
    name = definition.name;
    Visited all;
    for (const auto& state : definition.states) {
        all.states.insert(state.name);
    }
    for (const auto& action : definition.actions) {
        all.actions.insert(action.name);
    }
    return all;
}

std::vector<std::string> without(const std::set<std::string>& all,
                                 const std::set<std::string>& seen) {
    std::vector<std::string> left;
    std::ranges::set_difference(all, seen, std::back_inserter(left));
    return left;
}

Result<Done> run_all(FileOutcome& outcome, const Groundwork& groundwork,
                     const scripting::Limits& limits, const std::string& test_source) {
    const auto workflow_file = workflow_beside(outcome.file);
    const auto file_text = text_of(workflow_file);
    if (!file_text) {
        return Refusal{RefusalKind::not_found,
                       "There is no workflow to test: " + workflow_file.string() +
                           " cannot be read. A test stands beside its workflow."};
    }
    const std::string source = workflows::with_modules_beside(workflow_file, *file_text);
    const std::string leaf = workflow_file.filename().string();
    const auto laid = groundwork.with_workflow(leaf, source);
    if (!laid) {
        return laid.error();
    }
    auto chunk = compile_tests(outcome.file.filename().string(), test_source);
    if (!chunk) {
        return chunk.error();
    }
    const Instant begins = parse_instant(first_moment).value();
    const auto first = laid->trial(begins);
    if (!first) {
        return first.error();
    }
    const auto all = all_of(**first, leaf, source, outcome.workflow);
    if (!all) {
        return all.error();
    }
    TestFile tests(outcome, limits, *std::move(chunk));
    if (!tests.find_tests()) {
        return Done{};
    }
    Visited visited;
    for (std::size_t number = 0; number < outcome.tests.size(); ++number) {
        auto trial = laid->trial(begins);
        if (!trial) {
            return trial.error();
        }
        tests.run(number, *std::move(trial), visited);
    }
    outcome.states_never_reached = without(all->states, visited.states);
    outcome.actions_never_taken = without(all->actions, visited.actions);
    return Done{};
}

}  // namespace

std::size_t FileOutcome::passed() const {
    return trouble.empty()
               ? static_cast<std::size_t>(std::ranges::count_if(tests, &TestOutcome::passed))
               : 0;
}

std::size_t FileOutcome::failed() const {
    return trouble.empty() ? tests.size() - passed() : 1;
}

Result<std::vector<std::filesystem::path>> test_files_in(const std::vector<std::string>& paths) {
    std::vector<std::filesystem::path> files;
    for (const std::string& path : paths) {
        const std::size_t before = files.size();
        if (std::filesystem::is_directory(path)) {
            for (const auto& one : std::filesystem::recursive_directory_iterator(path)) {
                if (one.is_regular_file() && is_test(one.path())) {
                    files.push_back(one.path());
                }
            }
        } else if (is_test(path) && std::filesystem::exists(path)) {
            files.emplace_back(path);
        } else if (std::filesystem::exists(path) && std::filesystem::exists(test_beside(path))) {
            files.push_back(test_beside(path));
        }
        if (files.size() == before) {
            return Refusal{RefusalKind::not_found,
                           "There are no tests in " + path +
                               ". The test of a workflow name.lua is called name_test.lua and "
                               "stands beside it."};
        }
    }
    std::ranges::sort(files);
    const auto twice = std::ranges::unique(files);
    files.erase(twice.begin(), twice.end());
    return files;
}

FileOutcome run_test_file(const std::filesystem::path& file, const Groundwork& groundwork,
                          const scripting::Limits& limits) {
    FileOutcome outcome{file};
    const auto source = text_of(file);
    if (!source) {
        outcome.trouble = file.string() + " cannot be read.";
        return outcome;
    }
    if (const auto ran = run_all(outcome, groundwork, limits, *source); !ran) {
        outcome.trouble = ran.error().reason;
    }
    return outcome;
}

scripting::Limits test_limits(scripting::Limits limits) {
    limits.counting = scripting::Counting::each_one;
    limits.wall = std::chrono::minutes(1);
    return limits;
}

}  // namespace moothall::testing

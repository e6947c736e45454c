#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <filesystem>
#include <string>
#include <vector>

#include "scripting/limits.h"
#include "testing/trial.h"

namespace moothall::testing {

/// How one test ended.
struct TestOutcome {
    std::string name;  ///< Its sentence.
    int line = 0;      ///< Where it begins.
    bool passed = false;
    int failed_line = 0;                ///< 0 where no line of the file is to blame.
    std::string message = {};           ///< What was expected and what was found.
    std::vector<int> called_from = {};  ///< Lines of the calls that led there, the last first.
};

/// How the tests of one file ended.
struct FileOutcome {
    std::filesystem::path file;
    std::string workflow = {};  ///< The name of the workflow under test.
    std::string trouble = {};   ///< Why no test could be run at all, or empty.
    std::vector<TestOutcome> tests = {};
    std::vector<std::string> states_never_reached = {};
    std::vector<std::string> actions_never_taken = {};

    std::size_t passed() const;
    /// A file with trouble is one failure.
    std::size_t failed() const;
};

/// Every file that PATHs name: files called name_test.lua, the tests beside a name.lua, and those
/// below a folder, in order and each once.
/// Refused: not_found for a path that is not there, or without tests.
Result<std::vector<std::filesystem::path>> test_files_in(const std::vector<std::string>& paths);

/// Runs the tests of name_test.lua against the workflow in name.lua beside it, each on a council of
/// its own and within the limits, every instruction counted.
FileOutcome run_test_file(const std::filesystem::path& file, const Groundwork& groundwork,
                          const scripting::Limits& limits);

/// The limits of a test: those of the council, but every instruction is counted, and a machine that
/// is busy with something else does not fail it.
scripting::Limits test_limits(scripting::Limits limits);

}  // namespace moothall::testing

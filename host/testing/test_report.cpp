#include "testing/test_report.h"

#include "testing/lua_arguments.h"

namespace moothall::testing {
namespace {

std::size_t passes_in(const std::vector<FileOutcome>& files) {
    std::size_t passed = 0;
    for (const FileOutcome& file : files) {
        passed += file.passed();
    }
    return passed;
}

std::string failure_in_words(const FileOutcome& file, const TestOutcome& test) {
    const int line = test.failed_line == 0 ? test.line : test.failed_line;
    std::string words =
        "          " + file.file.string() + ":" + std::to_string(line) + ": " + test.message + "\n";
    for (const int from : test.called_from) {
        words += "            called from line " + std::to_string(from) + "\n";
    }
    return words;
}

std::string never_in_words(const FileOutcome& file) {
    std::string words;
    if (!file.states_never_reached.empty()) {
        words += " never reached " + in_a_row(file.states_never_reached) + ";";
    }
    if (!file.actions_never_taken.empty()) {
        words += " never took " + in_a_row(file.actions_never_taken) + ";";
    }
    if (words.empty()) {
        return words;
    }
    words.back() = '.';
    return "  " + file.workflow + ":" + words + "\n";
}

List texts(const std::vector<std::string>& all) {
    return {all.begin(), all.end()};
}

Table test_answer(const TestOutcome& test) {
    Table answer;
    answer.set("name", test.name).set("line", test.line).set("passed", test.passed);
    if (test.passed) {
        return answer;
    }
    List from;
    for (const int line : test.called_from) {
        from.emplace_back(line);
    }
    return answer.set("message", test.message)
        .set("failed_line", test.failed_line)
        .set("called_from", std::move(from));
}

}  // namespace

std::size_t failures_in(const std::vector<FileOutcome>& files) {
    std::size_t failed = 0;
    for (const FileOutcome& file : files) {
        failed += file.failed();
    }
    return failed;
}

std::string in_words(const std::vector<FileOutcome>& files) {
    std::string words;
    for (const FileOutcome& file : files) {
        words += file.file.string() + "\n";
        if (!file.trouble.empty()) {
            words += "  FAILED  " + file.trouble + "\n";
            continue;
        }
        for (const TestOutcome& test : file.tests) {
            words += (test.passed ? "  passed  " : "  FAILED  ") + test.name + "\n";
            words += test.passed ? "" : failure_in_words(file, test);
        }
        words += never_in_words(file);
    }
    return words + std::to_string(passes_in(files)) + " passed, " +
           std::to_string(failures_in(files)) + " failed\n";
}

Value answer_of(const std::vector<FileOutcome>& files) {
    List answers;
    for (const FileOutcome& file : files) {
        List tests;
        for (const TestOutcome& test : file.tests) {
            tests.emplace_back(test_answer(test));
        }
        Table answer;
        answer.set("file", file.file.string())
            .set("workflow", file.workflow)
            .set("tests", std::move(tests))
            .set("never", Table{}
                              .set("reached", texts(file.states_never_reached))
                              .set("taken", texts(file.actions_never_taken)));
        if (!file.trouble.empty()) {
            answer.set("trouble", file.trouble);
        }
        answers.emplace_back(std::move(answer));
    }
    return Table{}
        .set("passed", static_cast<std::int64_t>(passes_in(files)))
        .set("failed", static_cast<std::int64_t>(failures_in(files)))
        .set("files", std::move(answers));
}

}  // namespace moothall::testing

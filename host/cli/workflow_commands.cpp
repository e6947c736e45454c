#include <cstdio>
#include <fstream>
#include <map>
#include <memory>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "json/json.h"
#include "testing/test_report.h"
#include "workflows/showing/stubs.h"

namespace moothall::cli {
namespace {

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
        throw std::runtime_error("The file " + file.string() + " cannot be written.");
    }
}

/// The functions of each plugin, by its module.
std::map<std::string, std::vector<workflows::StubbedFunction>> by_module(
    const functions::Functions& functions) {
    std::map<std::string, std::vector<workflows::StubbedFunction>> modules;
    for (const std::string& name : functions.names()) {
        const auto& known = *functions.find(name);
        modules[name.substr(0, name.find('.'))].push_back(
            {known.signature, known.declaration.about});
    }
    return modules;
}

int write_stubs(const Surroundings& surroundings, const std::string& folder) {
    const auto opened = open_council(surroundings);
    if (!opened) {
        return print_refusal(opened.error(), {surroundings.json});
    }
    const std::filesystem::path into = folder;
    std::filesystem::create_directories(into);
    const functions::Functions& functions = (*opened)->functions();
    List files;
    const auto put = [&](const std::string& name, const std::string& text) {
        write(into / name, text);
        files.emplace_back((into / name).string());
    };
    put("moothall.lua", workflows::vocabulary_stub());
    for (const auto& [module, its_functions] : by_module(functions)) {
        put(module + ".lua", workflows::module_stub(module, its_functions));
    }
    put("functions.json", json::to_pretty_json(Value(functions.describe())) + "\n");
    print(Table{}.set("written", files), {surroundings.json});
    return done;
}

/// A path without tests is a command that was typed wrongly: status 2.
int test(const Surroundings& surroundings, const std::vector<std::string>& paths) {
    const Showing showing{surroundings.json, {}};
    const auto files = testing::test_files_in(paths);
    if (!files) {
        print_refusal(files.error(), showing);
        return wrong_usage;
    }
    Surroundings without_data = surroundings;  // Whatever lies in a data folder is left alone.
    without_data.data = "";
    auto settings = settings_of(without_data);
    if (!settings) {
        return print_refusal(settings.error(), showing);
    }
    settings->limits = testing::test_limits(settings->limits);
    const auto groundwork = testing::Groundwork::lay(*settings);
    if (!groundwork) {
        return print_refusal(groundwork.error(), showing);
    }
    std::vector<testing::FileOutcome> outcomes;
    for (const auto& file : *files) {
        outcomes.push_back(testing::run_test_file(file, *groundwork, settings->limits));
    }
    if (surroundings.json) {
        print(testing::answer_of(outcomes), showing);
    } else {
        std::fputs(testing::in_words(outcomes).c_str(), stdout);
    }
    return testing::failures_in(outcomes) == 0 ? done : refused;
}

void add_test_command(CLI::App& group, const Surroundings& surroundings, int& status) {
    CLI::App* command = group.add_subcommand(
        "test",
        "Runs the tests of workflows, each on a council of its own with a clock that "
        "stands still.");
    const auto paths = std::make_shared<std::vector<std::string>>();  // Theirs likewise.
    command->add_option("path", *paths, "Files called name_test.lua, or folders.")->required();
    command->fallthrough();
    command->callback([&surroundings, &status, paths] { status = test(surroundings, *paths); });
}

}  // namespace

void add_workflow_file_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* group = group_named(program, "workflow");
    CLI::App* stubs = group->add_subcommand("stubs", "Writes type stubs for authors' editors.");
    const auto folder = std::make_shared<std::string>();  // The option's and the callback's.
    stubs->add_option("dir", *folder)->required();
    stubs->fallthrough();
    stubs->callback(
        [&surroundings, &status, folder] { status = write_stubs(surroundings, *folder); });
    add_test_command(*group, surroundings, status);
}

}  // namespace moothall::cli

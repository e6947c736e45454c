#include <fstream>
#include <map>
#include <memory>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "json/json.h"
#include "workflows/stubs.h"

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

}  // namespace

void add_workflow_file_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* stubs = group_named(program, "workflow")
                          ->add_subcommand("stubs", "Writes type stubs for authors' editors.");
    const auto folder = std::make_shared<std::string>();  // The option's and the callback's.
    stubs->add_option("dir", *folder)->required();
    stubs->fallthrough();
    stubs->callback(
        [&surroundings, &status, folder] { status = write_stubs(surroundings, *folder); });
}

}  // namespace moothall::cli

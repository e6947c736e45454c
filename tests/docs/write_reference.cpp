// Writes the pages of docs/ that are made from the program itself. `./dev docs` runs it; a test
// compares what it writes with what stands there. Called with: FOLDER

#include <cstdio>
#include <exception>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "doctor/page.h"
#include "functions/functions.h"
#include "operations/operation.h"
#include "registers/registers.h"
#include "startup/configuration.h"
#include "startup/declaration_checks.h"
#include "startup/running_council.h"
#include "startup/scratch_folder.h"
#include "workflows/showing/stubs.h"

namespace {

using moothall::functions::Field;
using moothall::functions::KnownFunction;

/// The text as a cell of a Markdown table.
std::string cell(std::string_view text) {
    std::string escaped;
    for (const char letter : text) {
        escaped += letter == '|' ? std::string("\\|") : std::string(1, letter);
    }
    return escaped;
}

std::string fields_table(std::string_view heading, const std::vector<Field>& fields) {
    std::string text = "\n| " + std::string(heading) + " | kind | |\n|---|---|---|\n";
    for (const Field& field : fields) {
        text += "| `" + field.name + "` | " + cell(moothall::functions::to_text(field.type)) +
                " | " + (field.optional ? "optional" : "") + " |\n";
    }
    return text;
}

std::string examples_of(const KnownFunction& function) {
    std::string text;
    for (const std::string& family : function.declaration.examples) {
        text += (text.empty() ? "" : ", ") + family;
    }
    return text.empty() ? "" : "\nWorked examples of the rules: " + text + ".\n";
}

std::string functions_page(const moothall::functions::Functions& functions) {
    std::string page =
        "# Functions of plugins\n\nWhat workflows can call in Lua, as `service.name { … }`. Made "
        "from what the plugins declare.\nEach function also gives `rules`: the rows of registers "
        "that it used, as `register/key@from`.\nKinds that are not plain words: `money` is whole "
        "pence, `number` is exact, `line` is\n`{ text, pence }`, `[…]` is a list.\n";
    for (const std::string& name : functions.names()) {
        const KnownFunction& function = *functions.find(name);
        page += "\n## `" + name + "`\n\n" + function.declaration.about + "\n" +
                fields_table("takes", function.signature.arguments) +
                fields_table("gives", function.signature.answers) + examples_of(function);
    }
    return page;
}

std::string registers_page(const moothall::registers::Registers& registers) {
    std::string page =
        "# Registers of plugins\n\nThe reference data that plugins declare: rows found by a key, "
        "each in force from a day on.\n`moothall register show NAME` lists what is in force, "
        "`moothall register put` and\n`moothall register import` change it.\n";
    for (const std::string& name : registers.names()) {
        const moothall::RegisterDeclaration& declaration = *registers.find(name);
        page += "\n## `" + name + "`\n\n" + declaration.title + ", by `" + declaration.key + "`." +
                (declaration.personal ? " Its rows are about people and can be erased." : "") +
                "\n\n| field | kind | | in words |\n|---|---|---|---|\n";
        for (const auto& field : declaration.fields) {
            page += "| `" + field.name + "` | " + field.kind + " | " +
                    (field.optional ? "optional" : "") + " | " + cell(field.title) + " |\n";
        }
    }
    return page;
}

void write(const std::filesystem::path& file, const std::string& text) {
    std::ofstream out(file, std::ios::binary | std::ios::trunc);
    out << text;
    out.close();
    if (!out) {
        throw std::runtime_error(file.string() + " cannot be written");
    }
}

/// A council in which every plugin beside this program is loaded.
std::unique_ptr<moothall::startup::RunningCouncil> open_in(const std::filesystem::path& folder) {
    moothall::startup::Settings settings;
    settings.data_folder = folder;
    settings.plugin_folders = {moothall::startup::plugins_beside_program()};
    auto opened = moothall::startup::RunningCouncil::open(settings);
    if (!opened) {
        throw moothall::RefusedError(opened.error());
    }
    for (const auto& refused : (*opened)->plugins().refused) {
        throw std::runtime_error(refused.reason);
    }
    return *std::move(opened);
}

void write_pages(const std::filesystem::path& folder) {
    const moothall::startup::ScratchFolder scratch;
    const auto running = open_in(scratch.path());
    const auto reference = folder / "reference";
    const auto operating = folder / "operating";
    std::filesystem::create_directories(reference);
    std::filesystem::create_directories(operating);
    write(reference / "operations.md", moothall::operations::reference_page());
    write(reference / "vocabulary.md", moothall::workflows::vocabulary_reference());
    write(reference / "functions.md", functions_page(running->functions()));
    write(reference / "registers.md", registers_page(running->council().registers));
    write(operating / "configuration.md", moothall::startup::configuration_page());
    write(operating / "doctor.md", moothall::doctor::reference_page());
    write(operating / "moothall.toml", moothall::startup::packaged_configuration());
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 2) {
        std::fputs("write_reference FOLDER\n", stderr);
        return 2;
    }
    try {
        write_pages(argv[1]);
    } catch (const std::exception& fault) {
        std::fprintf(stderr, "write_reference: %s\n", fault.what());
        return 1;
    }
    return 0;
}

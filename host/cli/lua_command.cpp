#include <cstdio>
#include <memory>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "json/json.h"
#include "registers/noting_reading.h"
#include "scripting/session.h"
#include "startup/scratch_folder.h"
#include "workflows/running/calendar_functions.h"
#include "workflows/running/call_record.h"

namespace moothall::cli {
namespace {

void print_values(const std::vector<Value>& values, bool as_json) {
    if (as_json) {
        print(Value(List(values)), {true});
        return;
    }
    for (const Value& value : values) {
        const std::string* text = value.as_text();
        std::printf("%s\n", text != nullptr ? text->c_str() : json::to_json(value).c_str());
    }
}

int run_chunk(operations::Council& council, const std::string& name, const std::string& source,
              bool as_json) {
    const auto chunk = scripting::compile(name, source);
    if (!chunk) {
        print_refusal(chunk.error(), {as_json});
        return scripting::exit_status(scripting::Ending::source_refused);
    }
    const auto reader = council.store.read();
    const auto calendars = council.calendars.as_of(*reader);
    registers::NotingReading reading(*reader, council.registers, *calendars);
    const auto calendar_functions = workflows::calendar_functions(*calendars);
    std::vector<workflows::RecordedCall> calls;
    const std::string no_case;
    const auto library = workflows::answered_library(
        council.bundles.words(), council.functions,
        workflows::recording_answers(calendar_functions, council.functions, reading, no_case,
                                     calls));
    const auto outcome = scripting::run(*chunk, library, council.bundles.limits());
    if (outcome.ending != scripting::Ending::finished) {
        print_refusal({RefusalKind::not_available, outcome.error}, {as_json});
        return scripting::exit_status(outcome.ending);
    }
    print_values(outcome.values, as_json);
    return done;
}

/// Runs over the data folder if there is one, else over what plugins ship.
int run_file(const Surroundings& surroundings, const std::string& file) {
    const auto source = read_file(file);
    if (!source) {
        return print_refusal(source.error(), {surroundings.json});
    }
    const auto place = place_of(surroundings);
    if (!place) {
        return print_refusal(place.error(), {surroundings.json});
    }
    std::unique_ptr<startup::ScratchFolder> scratch;
    Surroundings used = surroundings;
    if (place->database_url.empty() && !std::filesystem::exists(place->data_folder)) {
        scratch = std::make_unique<startup::ScratchFolder>();
        used.data = scratch->path().string();
        mark_as_demonstration(scratch->path());
    }
    const auto opened = open_council(used);
    if (!opened) {
        return print_refusal(opened.error(), {surroundings.json});
    }
    const std::string name = std::filesystem::path(file).filename().string();
    return run_chunk((*opened)->council(), name, *source, surroundings.json);
}

}  // namespace

void add_lua_command(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* command = program.add_subcommand(
        "lua", "Runs a Lua file in the sandbox that workflows run in, and prints what it returns.");
    const auto file = std::make_shared<std::string>();  // Shared by the option and the callback.
    command->add_option("file", *file)->required();
    command->fallthrough();
    command->callback([file, &surroundings, &status] { status = run_file(surroundings, *file); });
}

}  // namespace moothall::cli

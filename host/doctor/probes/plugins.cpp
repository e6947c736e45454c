#include "doctor/probes/plugins.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <stdexcept>
#include <string_view>

#include "functions/signature.h"
#include "json/json.h"
#include "plugin_loading/crashes/call_notes.h"
#include "plugin_loading/crashes/crash_history.h"
#include "plugin_loading/loading.h"
#include "startup/declaration_checks.h"
#include "startup/scratch_folder.h"

namespace moothall::doctor {
namespace {

using plugin_loading::Loaded;

List texts(const std::vector<std::string>& from) {
    return {from.begin(), from.end()};
}

std::vector<std::string> texts_of(const List& list) {
    std::vector<std::string> texts;
    for (const Value& one : list) {
        texts.push_back(*one.as_text());
    }
    return texts;
}

Table told_of(const Loaded& loaded) {
    std::vector<std::string> names;
    std::vector<std::string> functions;
    std::vector<std::string> delivered;
    for (const auto& plugin : loaded.plugins) {
        names.push_back(plugin.manifest.name);
        for (const auto& function : plugin.brought.functions) {
            functions.push_back(functions::parse_signature(function.signature).value().name);
        }
        for (const auto& carrier : plugin.brought.carriers) {
            delivered.push_back(carrier.kind);
        }
    }
    List refused;
    for (const auto& plugin : loaded.refused) {
        refused.emplace_back(Table{}.set("name", plugin.name).set("reason", plugin.reason));
    }
    return Table{}
        .set("loaded", texts(names))
        .set("functions", texts(functions))
        .set("delivered", texts(delivered))
        .set("refused", std::move(refused));
}

PluginsSeen seen_in(const Table& told) {
    PluginsSeen seen{texts_of(told.list("loaded")),
                     texts_of(told.list("functions")),
                     texts_of(told.list("delivered")),
                     {},
                     {}};
    for (const Value& one : told.list("refused")) {
        const Table& plugin = *one.as_table();
        seen.refused.push_back({plugin.text("name"), plugin.text("reason")});
    }
    return seen;
}

void write_all(int to, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t written = ::write(to, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return;  // Nobody reads any more.
        }
        bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
    }
}

/// What the process beside does; what a plugin does to it stays in it.
[[noreturn]] void load_and_tell(const startup::Settings& settings, Instant now,
                                const std::filesystem::path& notes_folder, int to) {
    try {
        plugin_loading::CallNotes notes(notes_folder);
        const plugin_loading::CrashHistory crashes(settings.data_folder);
        const Loaded loaded = plugin_loading::load_plugins(
            settings.plugin_folders, {startup::declaration_checks(), &notes, &crashes, now});
        write_all(to, json::to_json(told_of(loaded)));
        ::_exit(0);
    } catch (const std::exception& fault) {
        write_all(to, json::to_json(Table{}.set("fault", fault.what())));
    }
    ::_exit(1);
}

std::string read_all(int from) {
    std::string text;
    std::array<char, 4'096> bytes{};
    while (true) {
        const ssize_t got = ::read(from, bytes.data(), bytes.size());
        if (got == 0 || (got < 0 && errno != EINTR)) {
            return text;
        }
        text.append(bytes.data(), static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
    }
}

/// Whose plugin took the process down; the others cannot be told without them.
PluginsSeen seen_after_crash(const std::filesystem::path& notes_folder) {
    PluginsSeen seen;
    for (const auto& crash : plugin_loading::CallNotes(notes_folder).take_crashes()) {
        seen.crashed.push_back(crash.plugin);
    }
    if (seen.crashed.empty()) {
        seen.crashed.emplace_back("whose name is not known");
    }
    return seen;
}

}  // namespace

PluginsSeen load_aside(const startup::Settings& settings, Instant now) {
    const startup::ScratchFolder notes_folder;
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0) {
        throw std::runtime_error("No process can be started to load plugins in.");
    }
    std::fflush(nullptr);  // Or both would print it.
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        load_and_tell(settings, now, notes_folder.path(), ends[1]);
    }
    ::close(ends[1]);
    const std::string text = read_all(ends[0]);
    ::close(ends[0]);
    int status = 0;
    if (child < 0 || ::waitpid(child, &status, 0) != child) {
        throw std::runtime_error("No process can be started to load plugins in.");
    }
    const auto told = json::parse(text);
    if (!told || told->as_table() == nullptr) {
        return seen_after_crash(notes_folder.path());
    }
    if (told->as_table()->has("fault")) {
        throw std::runtime_error("Plugins cannot be loaded: " + told->as_table()->text("fault"));
    }
    return seen_in(*told->as_table());
}

}  // namespace moothall::doctor

#include <functional>
#include <memory>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "plugin_loading/crashes/crash_history.h"
#include "plugin_loading/inspection.h"
#include "plugin_loading/new_plugin.h"
#include "startup/declaration_checks.h"
#include "startup/scratch_folder.h"
#include "testing/conformity.h"

namespace moothall::cli {
namespace {

const std::vector<std::string> list_columns{"name",    "status", "version",
                                            "letters", "title",  "reason"};

Table manifest_answer(const plugin_loading::Manifest& manifest) {
    const auto texts = [](const std::vector<std::string>& all) {
        List list;
        for (const std::string& one : all) {
            list.emplace_back(one);
        }
        return list;
    };
    return Table{}
        .set("name", manifest.name)
        .set("title", manifest.title)
        .set("version", manifest.version)
        .set("sdk_version", manifest.sdk_version)
        .set("build_id", manifest.build_id)
        .set("letters", manifest.letters)
        .set("requires", texts(manifest.requires_))
        .set("provides", texts(manifest.provides))
        .set("library", manifest.library.string());
}

int inspect(const Surroundings& surroundings, const std::string& file) {
    const Showing showing{surroundings.json, {}};
    const auto inspected = plugin_loading::inspect_plugin(file);
    if (!inspected) {
        return print_refusal(inspected.error(), showing);
    }
    List objections;
    for (const std::string& objection : inspected->objections) {
        objections.emplace_back(objection);
    }
    print(manifest_answer(inspected->manifest)
              .set("fits", objections.empty())
              .set("objections", objections),
          showing);
    return objections.empty() ? done : refused;
}

/// What is wrong with a plugin at work on a council in a temporary folder.
/// Refused: a plugin that does not come up there.
Result<List> objections_in(const startup::Settings& settings, const std::string& name) {
    const auto groundwork = testing::Groundwork::lay(settings);
    if (!groundwork) {
        return groundwork.error();
    }
    const auto trial = groundwork->trial(calendar::SystemClock().now());
    if (!trial) {
        return trial.error();
    }
    const auto& plugins = (*trial)->running().plugins();
    for (const auto& refused : plugins.refused) {
        if (refused.name == name) {
            return Refusal{RefusalKind::not_available, refused.reason};
        }
    }
    List objections;
    for (const auto& plugin : plugins.plugins) {
        if (plugin.manifest.name == name) {
            for (std::string& objection : testing::objections_of(**trial, plugin)) {
                objections.emplace_back(std::move(objection));
            }
        }
    }
    return objections;
}

/// First in its own folder alone, where a newer build of a shipped plugin does not meet the shipped
/// one; then beside the shipped ones, of which it may require some.
Result<List> objections_to(const Surroundings& surroundings, const std::string& name,
                           const std::string& file) {
    Surroundings without_data = surroundings;  // Whatever lies in a data folder is left alone.
    without_data.data = "";
    auto settings = settings_of(without_data);
    if (!settings) {
        return settings.error();
    }
    const auto folder = std::filesystem::absolute(file).parent_path();
    startup::Settings alone = *settings;
    alone.plugin_folders = {folder};
    auto objections = objections_in(alone, name);
    if (objections) {
        return objections;
    }
    settings->plugin_folders.insert(settings->plugin_folders.begin(), folder);
    return objections_in(*settings, name);
}

int check(const Surroundings& surroundings, const std::string& file) {
    const Showing showing{surroundings.json, {}};
    const auto checks = startup::declaration_checks();
    const auto loaded = plugin_loading::check_plugin(
        file, {checks, nullptr, nullptr, calendar::SystemClock().now()});
    if (!loaded) {
        return print_refusal(loaded.error(), showing);
    }
    const auto objections = objections_to(surroundings, loaded->manifest.name, file);
    if (!objections) {
        return print_refusal(objections.error(), showing);
    }
    List functions;
    for (const auto& function : loaded->brought.functions) {
        functions.emplace_back(function.signature);
    }
    List registers;
    for (const auto& declaration : loaded->brought.registers) {
        registers.emplace_back(declaration.name);
    }
    List carriers;
    for (const auto& carrier : loaded->brought.carriers) {
        carriers.emplace_back(carrier.kind);
    }
    Table told = Table{}
                     .set("name", loaded->manifest.name)
                     .set("fits", objections->empty())
                     .set("functions", functions)
                     .set("registers", registers)
                     .set("objections", *objections);
    if (!carriers.empty()) {
        told.set("delivers", carriers);
    }
    print(told, showing);
    if (objections->empty()) {
        return done;
    }
    return print_refusal(
        {RefusalKind::not_available,
         "The plugin " + loaded->manifest.name + " is not fit for service: see the objections."},
        {});
}

int make_new(const Surroundings& surroundings, const std::string& name) {
    const Showing showing{surroundings.json, {}};
    const auto made = plugin_loading::new_plugin(name, std::filesystem::current_path(),
                                                 startup::template_beside_program());
    if (!made) {
        return print_refusal(made.error(), showing);
    }
    List files;
    for (const auto& file : *made) {
        files.emplace_back(file.string());
    }
    print(Table{}.set("made", files), showing);
    return done;
}

/// A council in a temporary folder with this plugin beside the shipped ones: what it would look
/// like.
int try_out(const Surroundings& surroundings, const std::string& file) {
    const Showing showing{surroundings.json, list_columns};
    const startup::ScratchFolder scratch;
    Surroundings used = surroundings;
    used.data = scratch.path().string();
    mark_as_demonstration(scratch.path());
    auto settings = settings_of(used);
    if (!settings) {
        return print_refusal(settings.error(), showing);
    }
    settings->plugin_folders.insert(settings->plugin_folders.begin(),
                                    std::filesystem::absolute(file).parent_path());
    const auto opened = startup::RunningCouncil::open(*settings);
    if (!opened) {
        return print_refusal(opened.error(), showing);
    }
    print(*(*opened)->council().plugins, showing);
    for (const auto& one : (*opened)->plugins().refused) {
        if (one.name == plugin_loading::name_in(file)) {
            return print_refusal({RefusalKind::not_available, one.reason}, {});
        }
    }
    return done;
}

int retry(const Surroundings& surroundings, const std::string& name) {
    const auto settings = settings_of(surroundings);
    if (!settings) {
        return print_refusal(settings.error(), {surroundings.json});
    }
    const auto retried = plugin_loading::CrashHistory(settings->data_folder).retry(name);
    if (!retried) {
        return print_refusal(retried.error(), {surroundings.json});
    }
    print(Table{}.set("retried", name), {surroundings.json});
    return done;
}

}  // namespace

void add_plugin_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* group = group_named(program, "plugin");
    group->description("Plugins: what is loaded, and what was refused and why.");
    const auto add = [&](const std::string& name, const std::string& about,
                         const std::string& argument,
                         int (*run)(const Surroundings&, const std::string&)) {
        CLI::App* command = group->add_subcommand(name, about);
        const auto text = std::make_shared<std::string>();  // The option's and the callback's.
        command->add_option(argument, *text)->required();
        command->fallthrough();
        command->callback(
            [&surroundings, &status, run, text] { status = run(surroundings, *text); });
    };
    add("inspect", "Tells what a plugin says of itself, without running any of it.", "file",
        inspect);
    add("new", "Makes a new plugin from the template.", "name", make_new);
    add("check", "Loads a plugin, calls all that it brings, and tells what is wrong with it.",
        "file", check);
    add("try", "Runs a council in a temporary folder with a plugin.", "file", try_out);
    add("retry", "Lets a plugin in again that was kept out for its crashes.", "name", retry);
}

}  // namespace moothall::cli

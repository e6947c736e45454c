#include <memory>

#include "cli/own_commands.h"
#include "cli/terminal.h"
#include "startup/upgrading/upgrade.h"

namespace moothall::cli {
namespace {

using startup::CheckedRegister;
using startup::UpgradeCheck;

Value texts(const std::vector<std::string>& all) {
    List list;
    for (const std::string& one : all) {
        list.emplace_back(one);
    }
    return list;
}

Value registers_answer(const std::vector<CheckedRegister>& registers) {
    List items;
    for (const CheckedRegister& one : registers) {
        List refused;
        for (const auto& row : one.refused) {
            refused.emplace_back(
                Table{}.set("key", row.key).set("from", row.from).set("reason", row.reason));
        }
        items.emplace_back(Table{}
                               .set("name", one.name)
                               .set("plugin", one.plugin)
                               .set("from_revision", one.from)
                               .set("to_revision", one.to)
                               .set("rows", one.rows)
                               .set("refused", std::move(refused)));
    }
    return items;
}

Value store_answer(const UpgradeCheck& check) {
    List migrations;
    for (const auto& migration : check.store.migrations) {
        migrations.emplace_back(
            Table{}.set("number", migration.number).set("name", migration.name));
    }
    return Table{}
        .set("migrations", std::move(migrations))
        .set("tables_made_anew", texts(check.store.anew))
        .set("tables_waiting", texts(check.store.waiting))
        .set("side_by_side", check.store.can_wait())
        .set("events_folded", check.events);
}

Value check_answer(const UpgradeCheck& check) {
    List plugins;
    for (const auto& name : check.plugins) {
        plugins.emplace_back(Table{}.set("name", name).set("status", "loaded"));
    }
    for (const auto& one : check.refused_plugins) {
        plugins.emplace_back(
            Table{}.set("name", one.name).set("status", "refused").set("reason", one.reason));
    }
    List workflows;
    for (const auto& one : check.workflows) {
        workflows.emplace_back(Table{}
                                   .set("name", one.name)
                                   .set("passes", one.problem.empty())
                                   .set("problem", one.problem));
    }
    List shipped;
    for (const auto& one : check.shipped) {
        shipped.emplace_back(Table{}
                                 .set("name", one.name)
                                 .set("plugin", one.plugin)
                                 .set("becomes_draft", one.becomes_draft));
    }
    return Table{}
        .set("store", store_answer(check))
        .set("plugins", std::move(plugins))
        .set("workflows", std::move(workflows))
        .set("shipped", std::move(shipped))
        .set("registers", registers_answer(check.registers))
        .set("refused", texts(check.refusals))
        .set("ready", check.refusals.empty());
}

std::string counted(std::size_t count, const std::string& one, const std::string& many) {
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

/// "parks.pitches goes from revision 1 to 2: 12 rows."
std::string in_words(const Table& one) {
    return one.text("name") + " goes from revision " +
           std::to_string(one.integer("from_revision")) + " to " +
           std::to_string(one.integer("to_revision")) + ": " +
           counted(static_cast<std::size_t>(one.integer("rows")), "row", "rows") + ".\n";
}

std::string store_in_words(const Table& store) {
    std::string words;
    for (const Value& one : store.list("migrations")) {
        words += "The store takes migration " + std::to_string(one.as_table()->integer("number")) +
                 ", " + one.as_table()->text("name") + ".\n";
    }
    for (const Value& one : store.list("tables_made_anew")) {
        words += "The table " + *one.as_text() + " is made anew from the journal.\n";
    }
    for (const Value& one : store.list("tables_waiting")) {
        words += "The table " + *one.as_text() + " is new, and is filled from the journal.\n";
    }
    if (store.integer("events_folded") > 0) {
        words += "For that " + std::to_string(store.integer("events_folded")) +
                 " events are folded again.\n";
    }
    if (words.empty()) {
        return "The store is as this release keeps it.\n";
    }
    return words + (store.yes_no("side_by_side")
                        ? "Until then hosts of the older release and of this one may work side by "
                          "side, and what belongs into new tables waits.\n"
                          "When every host is of this release, stop all of them and run `moothall "
                          "upgrade`.\n"
                        : "Stop every host of the older release first.\n");
}

std::string check_in_words(const Table& answer) {
    std::string words = store_in_words(answer.table("store"));
    for (const Value& one : answer.list("registers")) {
        words += in_words(*one.as_table());
    }
    for (const Value& one : answer.list("shipped")) {
        const Table& shipped = *one.as_table();
        words += shipped.text("name") + " is shipped anew and " +
                 (shipped.yes_no("becomes_draft") ? "becomes a draft: the council has its own.\n"
                                                  : "will be published.\n");
    }
    words += counted(answer.list("workflows").size(), "published workflow", "published workflows") +
             " and " + counted(answer.list("plugins").size(), "plugin", "plugins") +
             " were looked at.\n";
    for (const Value& one : answer.list("refused")) {
        words += "Refused: " + *one.as_text() + "\n";
    }
    return words + (answer.yes_no("ready") ? "Nothing would be refused.\n" : "");
}

std::string upgraded_in_words(const Table& answer) {
    std::string words = "The council is at this release.\n";
    for (const Value& one : answer.list("registers")) {
        words += in_words(*one.as_table());
    }
    return words;
}

int check(const startup::Settings& settings, const Showing& told) {
    const Showing showing{told.as_json, {}, check_in_words};
    const auto found = startup::check_upgrade(settings);
    if (!found) {
        return print_refusal(found.error(), showing);
    }
    print(check_answer(*found), showing);
    if (found->refusals.empty()) {
        return done;
    }
    return print_refusal({RefusalKind::not_available,
                          counted(found->refusals.size(), "thing", "things") +
                              " would be refused, so nothing is upgraded until that is put right."},
                         {});
}

int upgrade(const Surroundings& surroundings, bool only_checks) {
    const Showing showing{surroundings.json, {}, upgraded_in_words};
    const auto settings = settings_of(surroundings);
    if (!settings) {
        return print_refusal(settings.error(), showing);
    }
    if (only_checks) {
        return check(*settings, showing);
    }
    const auto found = startup::upgrade(*settings);
    if (!found) {
        return print_refusal(found.error(), showing);
    }
    print(check_answer(*found), showing);
    return done;
}

std::string steps_in_words(const Table& answer) {
    std::string words;
    for (const Value& one : answer.list("registers")) {
        words += in_words(*one.as_table());
        for (const Value& row : one.as_table()->list("refused")) {
            words += "Refused: " + row.as_table()->text("key") + ": " +
                     row.as_table()->text("reason") + "\n";
        }
    }
    return words.empty() ? "Every register is at the plugin's revision.\n" : words;
}

int upgrade_plugin(const Surroundings& surroundings, const std::string& plugin,
                   startup::Trial trial) {
    const Showing showing{surroundings.json, {}, steps_in_words};
    const auto settings = settings_of(surroundings);
    if (!settings) {
        return print_refusal(settings.error(), showing);
    }
    const auto taken = startup::upgrade_registers(*settings, plugin, trial);
    if (!taken) {
        return print_refusal(taken.error(), showing);
    }
    print(Table{}
              .set("plugin", plugin)
              .set("dry_run", trial == startup::Trial::dry_run)
              .set("registers", registers_answer(*taken)),
          showing);
    for (const CheckedRegister& one : *taken) {
        if (!one.refused.empty()) {
            return print_refusal(
                {RefusalKind::not_available,
                 "Rows of " + one.name + " would be refused: correct them, then try again."},
                {});
        }
    }
    return done;
}

}  // namespace

void add_upgrade_commands(CLI::App& program, const Surroundings& surroundings, int& status) {
    CLI::App* all = program.add_subcommand(
        "upgrade", "Brings what an older release kept up to this one, or says what that would do.");
    const auto only_checks = std::make_shared<bool>(false);  // The option's and the callback's.
    all->add_flag("--check", *only_checks, "Change nothing; say what would be done and refused.");
    all->fallthrough();
    all->callback(
        [&surroundings, &status, only_checks] { status = upgrade(surroundings, *only_checks); });

    CLI::App* one = group_named(program, "plugin")
                        ->add_subcommand("upgrade", "Takes the steps of a plugin's registers.");
    const auto name = std::make_shared<std::string>();
    const auto is_dry_run = std::make_shared<bool>(false);
    one->add_option("name", *name, "The plugin.")->required();
    one->add_flag("--dry-run", *is_dry_run, "Change nothing; say what would be done and refused.");
    one->fallthrough();
    one->callback([&surroundings, &status, name, is_dry_run] {
        status = upgrade_plugin(surroundings, *name,
                                *is_dry_run ? startup::Trial::dry_run : startup::Trial::for_good);
    });
}

}  // namespace moothall::cli

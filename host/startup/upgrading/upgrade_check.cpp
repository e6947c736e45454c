#include "startup/upgrading/upgrade_check.h"

#include <map>
#include <utility>

#include "journal/chains/seal.h"
#include "journal/folding.h"
#include "startup/scratch_folder.h"
#include "startup/shipped.h"
#include "startup/tables.h"
#include "startup/upgrading/workbench.h"
#include "store/sqlite/open.h"
#include "store_copy/copying.h"

namespace moothall::startup {
namespace {

/// The council's tables as this program declares them: its own, or made from its journal in a
/// temporary folder where its own are older.
class TablesOfToday {
public:
    TablesOfToday(const Workbench& bench, bool are_older) {
        if (!are_older) {
            reader_ = bench.kept.store->read();
            return;
        }
        scratch_ = std::make_unique<ScratchFolder>();
        store_ =
            store::sqlite::open(scratch_->path(), bench.schema, {}, {MOOTHALL_VERSION, 0}).value();
        const auto journal = bench.kept.store->read();
        store_copy::copy_journal(*journal, *store_, [](const auto&, auto, auto) {});
        journal::WordSample words;
        journal::fold_all(*journal, *store_, bench.folds, words);
        reader_ = store_->read();
    }

    store::Reader& reader() { return *reader_; }

private:
    std::unique_ptr<ScratchFolder> scratch_;
    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Reader> reader_;  // Ends before its store does.
};

void check_plugins(const Workbench& bench, UpgradeCheck& found) {
    for (const auto& plugin : bench.loaded.plugins) {
        found.plugins.push_back(plugin.manifest.name);
    }
    found.refused_plugins = bench.loaded.refused;
    for (const auto& refused : bench.loaded.refused) {
        found.refusals.push_back(refused.reason);
    }
}

void check_registers(const Workbench& bench, store::Reader& reader, UpgradeCheck& found) {
    for (const auto& plugin : bench.loaded.plugins) {
        for (const auto& declaration : plugin.brought.registers) {
            const std::string& name = plugin.manifest.name;
            auto steps = bench.steps_for(reader, declaration, name);
            if (!steps) {
                found.refusals.push_back(steps.error().reason);
                continue;
            }
            if (!*steps) {
                continue;
            }
            for (const auto& row : (*steps)->refused) {
                found.refusals.push_back("In " + declaration.name + " the row of " + row.key +
                                         " from " + in_words(row.from) +
                                         " is refused: " + row.reason);
            }
            found.registers.push_back({name, declaration.name, (*steps)->from, (*steps)->to,
                                       (*steps)->rows, std::move((*steps)->refused)});
        }
    }
}

void check_workflows(const Workbench& bench, store::Reader& reader, UpgradeCheck& found) {
    for (const auto& version : workflows::versions(reader)) {
        const auto row = reader.find(workflows::workflow_table(), {version.hash});
        if (!version.current || !row) {
            continue;
        }
        const std::string file = version.name + ".lua";
        const auto compiled = bench.bundles->compile(file, std::get<std::string>(row->at(2)));
        std::string problem;
        if (!compiled.bundle) {
            problem = workflows::to_text(compiled.findings.front(), file);
            found.refusals.push_back("The workflow " + version.name +
                                     " would not pass a check: " + problem);
        }
        found.workflows.push_back({version.name, std::move(problem)});
    }
}

void check_shipped(Workbench& bench, store::Reader& reader, UpgradeCheck& found) {
    const ShippingParts parts{*bench.kept.store, *bench.journal, bench.folds,
                              bench.registers,   *bench.bundles, bench.randomness};
    for (const auto& plugin : bench.loaded.plugins) {
        const auto shipped = preview_shipped(parts, reader, plugin.manifest, bench.now());
        if (!shipped) {
            found.refusals.push_back("What the plugin " + plugin.manifest.name +
                                     " ships would not be taken: " + shipped.error().reason);
            continue;
        }
        for (const auto& one : *shipped) {
            found.shipped.push_back({plugin.manifest.name, one.name, one.becomes_draft});
        }
    }
}

}  // namespace

Result<UpgradeCheck> check_upgrade(const Settings& settings) {
    UpgradeCheck found;
    auto lacks = pending_at(settings, schema(), journal::system_randomness());
    if (!lacks) {
        return lacks.error();
    }
    found.store = *std::move(lacks);
    const auto bench = Workbench::lay(settings, store::Preparation::journal);
    if (!bench) {
        return bench.error();
    }
    const auto last = (*bench)->kept.store->read()->last_seal();
    const bool folds_again = !found.store.anew.empty() || !found.store.waiting.empty();
    found.events = folds_again && last ? last->last_position : 0;
    check_plugins(**bench, found);
    const bool are_older = !found.store.can_wait() || (*bench)->kept.store->needs_rebuild();
    TablesOfToday tables(**bench, are_older);
    check_registers(**bench, tables.reader(), found);
    check_workflows(**bench, tables.reader(), found);
    check_shipped(**bench, tables.reader(), found);
    return found;
}

}  // namespace moothall::startup

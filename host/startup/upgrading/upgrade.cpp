#include "startup/upgrading/upgrade.h"

#include <algorithm>

#include "journal/rebuild.h"
#include "startup/upgrading/workbench.h"

namespace moothall::startup {
namespace {

Refusal against(const std::vector<std::string>& refusals) {
    const std::size_t others = refusals.size() - 1;
    return {RefusalKind::not_available,
            refusals.front() +
                (others == 0 ? "" : " " + std::to_string(others) + " more would be refused:") +
                " `moothall upgrade --check` shows all."};
}

/// Takes the steps of a register on what it holds at the moment of keeping.
Result<std::optional<CheckedRegister>> take_steps(Workbench& bench,
                                                  const RegisterDeclaration& declaration,
                                                  const std::string& plugin, Trial trial) {
    std::optional<CheckedRegister> found;
    const journal::Cause cause{"system", "", journal::new_command(bench.now(), bench.randomness),
                               "", bench.now()};
    const auto decide = [&](store::Reader& reader) -> Result<journal::Decision> {
        auto steps = bench.steps_for(reader, declaration, plugin);
        if (!steps) {
            return steps.error();
        }
        found.reset();
        if (!*steps) {
            return journal::Decision{cause, {}, {}, {}};
        }
        found = CheckedRegister{plugin,       declaration.name, (*steps)->from,
                                (*steps)->to, (*steps)->rows,   (*steps)->refused};
        if (!(*steps)->refused.empty() && trial == Trial::for_good) {
            const auto& row = (*steps)->refused.front();
            return Refusal{RefusalKind::not_available, "In " + declaration.name + " the row of " +
                                                           row.key + " from " + in_words(row.from) +
                                                           " is refused: " + row.reason};
        }
        (*steps)->decision.cause = cause;
        return std::move((*steps)->decision);
    };
    if (trial == Trial::dry_run) {
        if (const auto looked = decide(*bench.kept.store->read()); !looked) {
            return looked.error();
        }
        return found;
    }
    if (const auto committed = bench.journal->decide_and_commit(cause, decide); !committed) {
        return committed.error();
    }
    return found;
}

Result<std::vector<CheckedRegister>> take_steps_of(Workbench& bench,
                                                   const plugin_loading::LoadedPlugin& plugin,
                                                   Trial trial) {
    std::vector<CheckedRegister> taken;
    for (const auto& declaration : plugin.brought.registers) {
        auto one = take_steps(bench, declaration, plugin.manifest.name, trial);
        if (!one) {
            return one.error();
        }
        if (*one) {
            taken.push_back(**std::move(one));
        }
    }
    return taken;
}

}  // namespace

Result<UpgradeCheck> upgrade(const Settings& settings) {
    auto found = check_upgrade(settings);
    if (!found) {
        return found;
    }
    if (!found->refusals.empty()) {
        return against(found->refusals);
    }
    {
        const auto bench = Workbench::lay(settings, store::Preparation::make_and_bring_up_to_date);
        if (!bench) {
            return bench.error();
        }
        if ((*bench)->kept.store->needs_rebuild()) {
            journal::rebuild(*(*bench)->kept.store, (*bench)->folds);
        }
        for (const auto& plugin : (*bench)->loaded.plugins) {
            if (const auto taken = take_steps_of(**bench, plugin, Trial::for_good); !taken) {
                return taken.error();
            }
        }
    }
    const auto opened = RunningCouncil::open(settings);  // Takes what plugins ship.
    if (!opened) {
        return opened.error();
    }
    return found;
}

Result<std::vector<CheckedRegister>> upgrade_registers(const Settings& settings,
                                                       const std::string& plugin, Trial trial) {
    const auto preparation =
        trial == Trial::dry_run ? store::Preparation::none : store::Preparation::make;
    const auto bench = Workbench::lay(settings, preparation);
    if (!bench) {
        return bench.error();
    }
    const auto& loaded = (*bench)->loaded;
    const auto found = std::ranges::find(loaded.plugins, plugin,
                                         [](const auto& one) { return one.manifest.name; });
    if (found != loaded.plugins.end()) {
        return take_steps_of(**bench, *found, trial);
    }
    const auto refused =
        std::ranges::find(loaded.refused, plugin, [](const auto& one) { return one.name; });
    return Refusal{
        RefusalKind::not_found,
        refused != loaded.refused.end()
            ? refused->reason
            : "There is no plugin " + plugin + ". `moothall plugin list` shows what is there."};
}

}  // namespace moothall::startup

#include "startup/upgrading/workbench.h"

#include <exception>

#include "startup/declaration_checks.h"
#include "startup/tables.h"

namespace moothall::startup {
namespace {

void bring_what_plugins_declare(Workbench& bench) {
    for (const auto& plugin : bench.loaded.plugins) {
        for (const auto& function : plugin.brought.functions) {
            bench.functions.add(function, plugin.manifest.name).value();
        }
        for (const auto& declaration : plugin.brought.registers) {
            bench.registers.add(declaration, plugin.manifest.name).value();
        }
    }
}

}  // namespace

Workbench::Workbench(const Settings& settings)
    : folds(all_folds(calendars)),
      schema(startup::schema()),
      randomness(journal::system_randomness()),
      loaded(plugin_loading::load_plugins(settings.plugin_folders,
                                          {declaration_checks(), nullptr, nullptr, clock.now()})) {
    bring_what_plugins_declare(*this);
}

Result<std::unique_ptr<Workbench>> Workbench::lay(const Settings& settings,
                                                  store::Preparation preparation) {
    auto bench = std::make_unique<Workbench>(settings);
    auto opened =
        open_council_store(settings, bench->schema,
                           {MOOTHALL_VERSION, bench->now().time_since_epoch().count(), preparation},
                           bench->randomness);
    if (!opened) {
        return opened.error();
    }
    bench->kept = *std::move(opened);
    bench->journal =
        std::make_unique<journal::Journal>(*bench->kept.store, bench->folds, bench->randomness);
    bench->bundles = std::make_unique<workflows::Bundles>(bench->functions, settings.limits);
    return bench;
}

Result<std::optional<registers::Steps>> Workbench::steps_for(store::Reader& reader,
                                                             const RegisterDeclaration& declaration,
                                                             const std::string& plugin) const {
    try {
        return registers::steps_for(reader, declaration, now());
    } catch (const store::StoreFault&) {
        throw;
    } catch (const std::exception& thrown) {
        return Refusal{RefusalKind::not_available,
                       "The plugin " + plugin + " failed in a step of " + declaration.name + " (" +
                           thrown.what() + "): tell its developers."};
    }
}

}  // namespace moothall::startup

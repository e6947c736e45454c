#include "startup/running_council.h"

#include <spdlog/spdlog.h>

#include <map>

#include "channels/channel_council.h"
#include "documents/document_fold.h"
#include "journal/chains/seal.h"
#include "journal/rebuild.h"
#include "logging/told_before.h"
#include "plugin_loading/crashes/call_notes.h"
#include "plugin_loading/crashes/crash_history.h"
#include "registers/register_steps.h"
#include "startup/council_store.h"
#include "startup/declaration_checks.h"
#include "startup/scratch_folder.h"
#include "startup/shipped.h"
#include "startup/store_size.h"
#include "startup/tables.h"
#include "store/sqlite/open.h"

namespace moothall::startup {
namespace {

constexpr const char* program_version = MOOTHALL_VERSION;

/// Each takes 19 MiB.
constexpr int hashed_at_once = 4;
constexpr std::chrono::seconds hashing_patience{5};

using plugin_loading::Loaded;
using plugin_loading::RefusedPlugin;

Value plugins_answer(const Loaded& loaded) {
    List items;
    for (const auto& one : loaded.plugins) {
        items.emplace_back(Table{}
                               .set("name", one.manifest.name)
                               .set("title", one.manifest.title)
                               .set("version", one.manifest.version)
                               .set("letters", one.manifest.letters)
                               .set("status", "loaded"));
    }
    for (const auto& one : loaded.refused) {
        items.emplace_back(Table{}
                               .set("name", one.name)
                               .set("file", one.file.string())
                               .set("status", "refused")
                               .set("reason", one.reason));
    }
    return Table{}.set("items", std::move(items));
}

Value versions_of(const Loaded& loaded) {
    Table versions;
    for (const auto& one : loaded.plugins) {
        versions.set(one.manifest.name, one.manifest.version);
    }
    return versions;
}

std::map<std::string, std::string> letters_of(const Loaded& loaded) {
    std::map<std::string, std::string> letters;
    for (const auto& one : loaded.plugins) {
        letters.emplace(one.manifest.name, one.manifest.letters);
    }
    return letters;
}

/// A plugin whose rows are kept at another revision than the one it works with stays out.
std::optional<std::string> reason_against_registers(const plugin_loading::LoadedPlugin& plugin,
                                                    store::Reader& reader) {
    for (const auto& declaration : plugin.brought.registers) {
        auto reason = registers::reason_against_revision(reader, declaration, plugin.manifest.name);
        if (reason) {
            return reason;
        }
    }
    return std::nullopt;
}

/// What of a plugin there is only one of in a council, as a sentence names it.
std::vector<std::string> claims_of(const plugin_loading::Brought& brought) {
    std::vector<std::string> claims;
    for (const auto& route : brought.routes) {
        claims.push_back("the route " + route.method + " " + route.path);
    }
    if (brought.failure_page) {
        claims.emplace_back("the page of failures");
    }
    return claims;
}

/// Of two plugins with one route the earlier keeps it.
std::optional<std::string> reason_against_claims(const plugin_loading::LoadedPlugin& plugin,
                                                 std::map<std::string, std::string>& owner_of) {
    const std::string& name = plugin.manifest.name;
    for (const std::string& claim : claims_of(plugin.brought)) {
        const auto [owner, is_free] = owner_of.emplace(claim, name);
        if (!is_free && owner->second != name) {
            return name + " registers " + claim + ", which " + owner->second +
                   " has: take one of the two plugins away.";
        }
    }
    return std::nullopt;
}

}  // namespace

/// In the order in which they are built; taken down from the last to the first.
struct RunningCouncil::Parts {
    explicit Parts(const Settings& given);

    Instant now() const { return clock->now(); }
    Value rebuild_check() const;
    store::Pending lacks() const { return pending_at(settings, tables, randomness).value(); }

    Settings settings;
    std::unique_ptr<calendar::Clock> clock;
    calendar::FixedClock* fixed = nullptr;
    holidays::CouncilCalendars calendars;
    journal::Folds folds{all_folds(calendars)};
    store::Schema tables{schema()};
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Documents> documents;
    std::unique_ptr<plugin_loading::CallNotes> notes;
    std::unique_ptr<plugin_loading::CrashHistory> crashes;
    Loaded loaded;
    functions::Functions functions;
    deliveries::Carriers carriers;
    registers::Registers registers;
    journal::Randomness randomness = journal::system_randomness();
    std::unique_ptr<journal::Journal> journal;
    std::unique_ptr<workflows::Bundles> bundles;
    logging::ToldBefore told;
    std::unique_ptr<workflows::Deciding> deciding;
    std::unique_ptr<deliveries::Deliveries> deliveries;
    identity::PasswordHashing hashing{identity::standard_cost, hashed_at_once, hashing_patience};
    std::unique_ptr<identity::Passwords> passwords;
    std::unique_ptr<identity::SignIn> sign_in;
    std::unique_ptr<panels::Panels> panels;
    std::unique_ptr<operations::Council> council;
    std::unique_ptr<channels::ChannelCouncil> channels;
    std::vector<channel::Route> routes;
    channel::FailurePage failure_page;
};

RunningCouncil::Parts::Parts(const Settings& given) : settings(given) {
    if (given.now) {
        auto standing = std::make_unique<calendar::FixedClock>(*given.now);
        fixed = standing.get();
        clock = std::move(standing);
    } else {
        clock = std::make_unique<calendar::SystemClock>();
    }
}

Value RunningCouncil::Parts::rebuild_check() const {
    const ScratchFolder scratch;
    const auto empty = store::sqlite::open(scratch.path(), tables, journal::seal,
                                           {program_version, now().time_since_epoch().count()});
    List differences;
    const auto check = journal::rebuild_check(
        *store, *empty.value(), folds, store::tables_there(tables, lacks()),
        [&](const std::string& difference) { differences.emplace_back(difference); });
    return Table{}
        .set("events", check.events)
        .set("rows", check.rows)
        .set("words", check.words)
        .set("differences", check.differences)
        .set("equal", check.differences == 0)
        .set("found", std::move(differences));
}

RunningCouncil::RunningCouncil(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
RunningCouncil::~RunningCouncil() = default;

operations::Council& RunningCouncil::council() {
    return *parts_->council;
}
const Loaded& RunningCouncil::plugins() const {
    return parts_->loaded;
}
const functions::Functions& RunningCouncil::functions() const {
    return parts_->functions;
}
channel::Council& RunningCouncil::face() {
    return parts_->channels->face();
}
std::vector<channel::Measure> RunningCouncil::measures() {
    auto all = parts_->channels->measures();
    if (auto size = size_of_store(parts_->settings)) {
        all.push_back(*std::move(size));
    }
    return all;
}
const std::vector<channel::Route>& RunningCouncil::routes() const {
    return parts_->routes;
}
const channel::FailurePage& RunningCouncil::failure_page() const {
    return parts_->failure_page;
}
std::vector<channel::Service*> RunningCouncil::services() {
    std::vector<channel::Service*> services;
    for (const auto& plugin : parts_->loaded.plugins) {
        for (const auto& service : plugin.brought.services) {
            services.push_back(service.get());
        }
    }
    return services;
}
std::vector<std::string> RunningCouncil::waiting_tables() const {
    return parts_->lacks().waiting;
}

calendar::FixedClock* RunningCouncil::fixed_clock() {
    return parts_->fixed;
}

/// The route with each call of it noted, so that a crash in it has a name.
channel::Route RunningCouncil::noted(channel::Route route, const std::string& plugin,
                                     Parts& parts) {
    route.answer = [answer = std::move(route.answer), plugin,
                    call = route.method + " " + route.path,
                    &parts](const channel::Request& request, channel::Council& council) {
        const auto scope = parts.notes->enter(
            {.plugin = plugin, .call = call, .case_reference = "", .at = parts.now()});
        return answer(request, council);
    };
    return route;
}

channel::FailurePage RunningCouncil::noted(channel::FailurePage page, const std::string& plugin,
                                           Parts& parts) {
    return [page = std::move(page), plugin, &parts](const channel::Failure& failure) {
        const auto scope = parts.notes->enter({.plugin = plugin,
                                               .call = "the page of failures",
                                               .case_reference = "",
                                               .at = parts.now()});
        return page(failure);
    };
}

void RunningCouncil::attach_plugins(Parts& parts, const Settings& settings) {
    const auto& folder = settings.data_folder;
    parts.notes = std::make_unique<plugin_loading::CallNotes>(folder);
    parts.crashes = std::make_unique<plugin_loading::CrashHistory>(folder);
    parts.crashes->add(parts.notes->take_crashes());
    parts.loaded = plugin_loading::load_plugins(
        settings.plugin_folders,
        {declaration_checks(), parts.notes.get(), parts.crashes.get(), parts.now()});
    plugin_loading::turn_away(parts.loaded, [&](const plugin_loading::LoadedPlugin& plugin) {
        return reason_against_registers(plugin, *parts.store->read());
    });
    std::map<std::string, std::string> owner_of;
    plugin_loading::turn_away(parts.loaded, [&](const plugin_loading::LoadedPlugin& plugin) {
        return reason_against_claims(plugin, owner_of);
    });
    const auto watch = plugin_loading::call_watch(*parts.notes, [&parts] { return parts.now(); });
    parts.functions = functions::Functions(watch);
    parts.carriers = deliveries::Carriers(watch);
    for (const auto& refused : parts.loaded.refused) {
        spdlog::warn("The plugin {} was refused: {}", refused.name, refused.reason);
    }
    for (auto& one : parts.loaded.plugins) {
        parts.notes->know(one.manifest.name, one.manifest.build_id);
        for (auto& function : one.brought.functions) {
            parts.functions.add(std::move(function), one.manifest.name).value();
        }
        for (auto& [kind, carrier] : one.brought.carriers) {
            parts.carriers.add(kind, std::move(carrier), one.manifest.name).value();
        }
        for (auto& declaration : one.brought.registers) {
            parts.registers.add(std::move(declaration), one.manifest.name).value();
        }
        for (const auto& route : one.brought.routes) {
            parts.routes.push_back(noted(route, one.manifest.name, parts));
        }
        if (one.brought.failure_page) {
            parts.failure_page = noted(one.brought.failure_page, one.manifest.name, parts);
        }
    }
}

void RunningCouncil::build_upper_parts(Parts& parts, const Settings& settings) {
    parts.journal = std::make_unique<journal::Journal>(*parts.store, parts.folds, parts.randomness);
    parts.bundles = std::make_unique<workflows::Bundles>(parts.functions, settings.limits);
    parts.deciding = std::make_unique<workflows::Deciding>(workflows::DecidingParts{
        *parts.store, *parts.journal, parts.calendars, parts.registers, parts.functions,
        *parts.bundles, parts.randomness, letters_of(parts.loaded), versions_of(parts.loaded),
        [&parts](const std::string& sentence, const std::string& command) {
            if (parts.told.is_new(command + " " + sentence)) {  // What stays due is tried again.
                logging::log(spdlog::level::warn, sentence, command);
            }
        }});
    parts.deliveries = std::make_unique<deliveries::Deliveries>(deliveries::DeliveriesParts{
        *parts.store, *parts.journal, parts.folds, parts.carriers, *parts.clock, parts.randomness,
        [](const std::string& sentence) { logging::log(spdlog::level::warn, sentence, ""); }});
    parts.passwords = std::make_unique<identity::Passwords>(*parts.store, *parts.journal,
                                                            *parts.clock, parts.hashing);
    parts.sign_in = std::make_unique<identity::SignIn>(identity::SignInParts{
        *parts.store, *parts.journal, *parts.clock, parts.hashing, parts.randomness,
        [](const std::string& sentence) { logging::log(spdlog::level::warn, sentence, ""); }});
    parts.panels = std::make_unique<panels::Panels>(panels::PanelsParts{
        *parts.store, parts.registers, parts.calendars,
        plugin_loading::call_watch(*parts.notes, [&parts] { return parts.now(); }),
        [](const std::string& sentence) { logging::log(spdlog::level::warn, sentence, ""); }});
    for (const auto& one : parts.loaded.plugins) {
        for (const auto& panel : one.brought.panels) {
            parts.panels->add(panel, one.manifest.name);
        }
    }
    parts.council = std::make_unique<operations::Council>(operations::Council{
        *parts.store, *parts.documents, *parts.journal, parts.folds, parts.randomness, *parts.clock,
        parts.calendars, parts.registers, parts.functions, *parts.bundles, *parts.deciding,
        *parts.deliveries, *parts.passwords, *parts.sign_in, *parts.panels,
        std::make_shared<const Value>(plugins_answer(parts.loaded)),
        [&parts] { return parts.rebuild_check(); }});
    parts.channels = std::make_unique<channels::ChannelCouncil>(*parts.council);
}

void RunningCouncil::take_all_shipped(Parts& parts) {
    for (const auto& one : parts.loaded.plugins) {
        const auto taken = take_shipped({*parts.store, *parts.journal, parts.folds, parts.registers,
                                         *parts.bundles, parts.randomness},
                                        one.manifest, parts.now(), [](const std::string& sentence) {
                                            spdlog::info("{}", sentence);
                                        });
        if (!taken) {
            spdlog::warn("What the plugin {} ships was not taken: {}", one.manifest.name,
                         taken.error().reason);
        }
    }
}

Result<std::unique_ptr<RunningCouncil>> RunningCouncil::open(const Settings& settings) {
    auto parts = std::make_unique<Parts>(settings);
    auto opened = open_council_store(
        settings, parts->tables,
        {program_version, parts->now().time_since_epoch().count(), store::Preparation::make},
        parts->randomness);
    if (!opened) {
        return opened.error();
    }
    parts->store = std::move((*opened).store);
    parts->documents = std::move((*opened).documents);
    if (parts->store->needs_rebuild()) {
        journal::rebuild(*parts->store, parts->folds);
    }
    attach_plugins(*parts, settings);
    build_upper_parts(*parts, settings);
    take_all_shipped(*parts);
    parts->documents->sweep([&](std::string_view address) {
        return documents::is_named(*parts->store->read(), address);
    });
    return std::unique_ptr<RunningCouncil>(new RunningCouncil(std::move(parts)));
}

}  // namespace moothall::startup

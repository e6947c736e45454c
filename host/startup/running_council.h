#pragma once

#include <moothall/channel/attaching.h>
#include <moothall/service/result.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "calendar/clock.h"
#include "logging/logging.h"
#include "operations/council.h"
#include "plugin_loading/loading.h"
#include "scripting/limits.h"

namespace moothall::startup {

/// Where a council lives and what it runs with.
struct Settings {
    /// Where everything is kept; with a database only what belongs to this machine.
    std::filesystem::path data_folder;
    std::vector<std::filesystem::path> plugin_folders;
    scripting::Limits limits;
    std::optional<Instant> now;     ///< Stands still there; nothing: the machine's clock.
    std::string database_url = {};  ///< Of a PostgreSQL database; empty: SQLite in the data folder.
    logging::LogSettings log = {};
    std::filesystem::path database_password_file = {};  ///< Empty: none is named.
    Table serve = {};  ///< What services are told: "listen", "certificate" and so on.
};

/// Every part of one council, built in order and taken down in the opposite one.
class RunningCouncil {
public:
    /// Makes the store if there is none, loads plugins, and publishes what they ship.
    /// Refused: a store that cannot be opened, in one sentence.
    static Result<std::unique_ptr<RunningCouncil>> open(const Settings& settings);

    ~RunningCouncil();

    operations::Council& council();
    const plugin_loading::Loaded& plugins() const;
    /// Fields, titles and examples of every function, for functions.json.
    const functions::Functions& functions() const;
    /// As channels meet it.
    channel::Council& face();
    /// What the host measures, for monitors. Faults: StoreFault.
    std::vector<channel::Measure> measures();
    /// Of every plugin that is in; each call of one is noted as a call into its plugin.
    const std::vector<channel::Route>& routes() const;
    /// Of every plugin that is in, in order of dependency.
    std::vector<channel::Service*> services();
    /// Empty where no plugin brought one.
    const channel::FailurePage& failure_page() const;
    /// Tables of this release that an older store gets by an upgrade: what belongs into them waits.
    std::vector<std::string> waiting_tables() const;
    /// A clock that stands still can be set; null where the machine's clock is used.
    calendar::FixedClock* fixed_clock();

private:
    struct Parts;
    explicit RunningCouncil(std::unique_ptr<Parts> parts);
    static channel::Route noted(channel::Route route, const std::string& plugin, Parts& parts);
    static channel::FailurePage noted(channel::FailurePage page, const std::string& plugin,
                                      Parts& parts);
    static void attach_plugins(Parts& parts, const Settings& settings);
    static void build_upper_parts(Parts& parts, const Settings& settings);
    static void take_all_shipped(Parts& parts);

    std::unique_ptr<Parts> parts_;
};

}  // namespace moothall::startup

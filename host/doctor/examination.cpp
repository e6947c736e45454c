#include "doctor/examination.h"

#include <optional>

#include "doctor/checks/clock.h"
#include "doctor/checks/database_settings.h"
#include "doctor/checks/store.h"
#include "doctor/probes/place.h"
#include "doctor/probes/plugins.h"
#include "startup/council_store.h"
#include "startup/tables.h"

namespace moothall::doctor {
namespace {

/// One examination of one council: what its checks share.
class Examination {
public:
    Examination(const startup::Settings& settings, Walk walk)
        : settings_(settings),
          walk_(walk),
          now_(settings.now.value_or(calendar::SystemClock().now())),
          schema_(startup::schema()) {}

    Report run();

private:
    /// The door of a check: what fails in it leaves the others alone.
    template <class Work>
    void check(const Check& declared, Work work) {
        try {
            outcomes_.push_back(work());
        } catch (const std::exception& fault) {
            outcomes_.push_back(Outcome::not_done(declared, fault.what()));
        }
    }

    /// The same for a check that reads the store. That this fails is a trouble of the store.
    template <class Work>
    void check_by_reading(const Check& declared, Work work) {
        if (const std::string reason = reason_not_to_read(); !reason.empty()) {
            outcomes_.push_back(Outcome::not_done(declared, reason));
            return;
        }
        try {
            outcomes_.push_back(work(*seen_.reader));
        } catch (const std::exception& fault) {
            read_faults_.emplace_back(fault.what());
            outcomes_.push_back(Outcome::not_done(declared, fault.what()));
        }
    }

    std::string reason_not_to_read() const {
        if (seen_.reader == nullptr) {
            return "The store cannot be read.";
        }
        return seen_.is_behind ? "The store has to be brought up to date first." : "";
    }

    bool is_in_folder() const { return settings_.database_url.empty(); }
    Outcome store_outcome() const;
    void check_machine();
    void check_clocks();
    void check_database();
    void check_council();
    void check_what_plugins_do();

    const startup::Settings& settings_;
    Walk walk_;
    Instant now_;
    store::Schema schema_;
    store::Inspection seen_;
    std::optional<PluginsSeen> plugins_;
    std::string plugins_fault_;
    std::vector<std::string> read_faults_;
    std::vector<Outcome> outcomes_;
};

void Examination::check_machine() {
    const auto& folder = settings_.data_folder;
    check(disk_check(), [&] { return check_disk(measure_disk(folder)); });
    if (is_in_folder()) {
        check(data_folder_check(), [&] { return check_data_folder(look_at_folder(folder)); });
        check(sync_check(), [&] { return check_sync(measure_sync(folder)); });
    }
    check(permissions_check(),
          [&] { return check_permissions(held_files(folder, settings_.database_password_file)); });
}

void Examination::check_clocks() {
    check(clock_check(), [&] {
        Clocks clocks{now_, settings_.now.has_value(), is_clock_synchronised(), seen_.ahead, {}};
        try {
            if (seen_.reader != nullptr) {
                clocks.last_event = last_event_recorded(*seen_.reader);
            }
        } catch (const std::exception& fault) {
            read_faults_.emplace_back(fault.what());
        }
        return check_clock(clocks);
    });
}

void Examination::check_database() {
    if (seen_.settings.empty()) {
        outcomes_.push_back(
            Outcome::not_done(database_settings_check(), "The database cannot be asked."));
    } else {
        check(database_settings_check(),
              [&] { return check_database_settings(seen_.backend, seen_.settings); });
    }
    if (seen_.sessions) {
        check(database_sessions_check(), [&] { return check_database_sessions(*seen_.sessions); });
    }
}

void Examination::check_council() {
    check_by_reading(journal_check(), [&](store::Reader& reader) {
        return check_journal(walk_journal(reader, walk_));
    });
    check_by_reading(backup_check(), [&](store::Reader& reader) {
        return check_backup(backup_standing(reader, now_));
    });
    check(calendar_check(), [&] {
        const bool is_readable = reason_not_to_read().empty();
        return check_calendar(calendar_reach(is_readable ? seen_.reader.get() : nullptr, now_));
    });
    check_by_reading(attention_check(), [&](store::Reader& reader) {
        return check_attention(attention_list(reader, now_));
    });
}

void Examination::check_what_plugins_do() {
    if (!plugins_) {
        for (const Check* declared :
             {&plugins_check(), &timers_check(), &deliveries_check(), &workflows_check()}) {
            outcomes_.push_back(Outcome::not_done(*declared, plugins_fault_));
        }
        return;
    }
    PluginStanding standing{now_, plugins_->loaded, plugins_->refused, plugins_->crashed, {}};
    if (!plugins_->crashed.empty()) {
        outcomes_.push_back(check_plugins(standing));
        for (const Check* declared : {&timers_check(), &deliveries_check(), &workflows_check()}) {
            outcomes_.push_back(Outcome::not_done(
                *declared, "What the plugins are for cannot be known while one of them crashes."));
        }
        return;
    }
    try {
        if (reason_not_to_read().empty()) {
            standing.waiting = waiting_for_plugins(*seen_.reader, plugins_->loaded, now_);
        }
    } catch (const std::exception& fault) {
        read_faults_.emplace_back(fault.what());
    }
    outcomes_.push_back(check_plugins(standing));
    check_by_reading(timers_check(), [&](store::Reader& reader) {
        return check_timers(due_timers(reader, plugins_->loaded, now_));
    });
    check_by_reading(deliveries_check(), [&](store::Reader& reader) {
        return check_deliveries(delivery_standing(reader, plugins_->delivered, now_));
    });
    check_by_reading(workflows_check(), [&](store::Reader& reader) {
        return check_workflows(workflow_calls(reader, plugins_->loaded, plugins_->functions));
    });
}

Outcome Examination::store_outcome() const {
    return check_store({startup::shown_place(settings_), seen_.is_there, seen_.is_behind,
                        seen_.needs_rebuild, seen_.reason, read_faults_, seen_.answers_in,
                        seen_.waiting});
}

Report Examination::run() {
    try {
        plugins_ = load_aside(settings_, now_);  // While no other thread runs.
    } catch (const std::exception& fault) {
        plugins_fault_ = fault.what();
    }
    seen_ = startup::inspect_council_store(settings_, schema_);
    check_machine();
    check_database();
    check_clocks();
    check_council();
    check_what_plugins_do();
    if (walk_ == Walk::whole && seen_.reader != nullptr) {
        if (auto damage = startup::damage_in_council_store(settings_); !damage.empty()) {
            read_faults_.push_back(std::move(damage));
        }
    }
    outcomes_.insert(outcomes_.begin(), store_outcome());  // The last to know, the first to tell.
    return {now_, std::move(outcomes_)};
}

}  // namespace

Report examine(const startup::Settings& settings, Walk walk) {
    return Examination(settings, walk).run();
}

Report refused_settings(const Refusal& refusal, Instant now) {
    return {now, {check_store({"", true, false, false, refusal.reason, {}, {}})}};
}

}  // namespace moothall::doctor

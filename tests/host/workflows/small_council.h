#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "calendar/clock.h"
#include "host/store/store_beside_others.h"
#include "operations/council.h"
#include "startup/council_store.h"
#include "store/schema.h"

namespace moothall::workflows {

/// A real council for tests: the store on SQLite in a folder, or in the PostgreSQL database that an
/// URL in place of the folder names, with a small service "parks" that
/// lets pitches, of which there are few, and a clock that stands where it is set.
class SmallCouncil {
public:
    explicit SmallCouncil(const std::filesystem::path& folder);
    SmallCouncil(const std::filesystem::path& folder, const scripting::Limits& limits);
    SmallCouncil(startup::CouncilStore place, const scripting::Limits& limits);

    /// Publishes a workflow and gives its hash. Throws if it has errors.
    std::string publish(const std::string& source);
    /// Puts a pitch into the register, in force from the beginning of 2026.
    void put_pitch(const std::string& pitch, int price_pence, int free);
    std::int64_t free_of(const std::string& pitch);

    /// What an officer with the role caseworker asks, now.
    Asking asking() const;
    Asking asking_as(const identity::Actor& actor) const;
    cases::CaseRecord open(const std::string& type, const Table& fields);
    Result<cases::CaseRecord> act(const std::string& reference, const std::string& action,
                                  const Table& fields);
    Result<cases::CaseRecord> act(const std::string& reference, const std::string& action);
    cases::CaseRecord show(const std::string& reference);
    std::vector<journal::Event> events(const std::string& reference);
    std::vector<std::string> kinds(const std::string& reference);
    /// The event of this kind; throws unless there is exactly one.
    journal::Event event(const std::string& reference, const std::string& kind);
    /// The number of events and the hashes of all streams: equal only if nothing was kept between.
    std::string whole_journal();
    /// How many rows a rebuild would give otherwise.
    std::int64_t differences_after_rebuild();

    calendar::FixedClock clock;
    holidays::CouncilCalendars calendars;
    journal::Folds folds;
    store::Schema schema;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<store::Documents> kept_documents;
    store::Documents& documents;
    registers::Registers registers;
    std::string called_for = {};  ///< The case for which a function was called last.
    functions::Functions functions;
    store::StoreBesideOthers beside_others;  ///< Not idle while `meanwhile` is to be run.
    journal::Journal journal;
    Bundles bundles;
    std::vector<std::string> reports;            ///< What went wrong by itself.
    std::vector<std::string> reported_commands;  ///< By which command each of them did.
    std::function<void()> meanwhile = {};        ///< Run once by the function parks.meanwhile.
    Deciding deciding;
    deliveries::Carriers carriers;  ///< Empty; a test adds what it wants.
    deliveries::Deliveries deliveries;
    identity::PasswordHashing hashing;  ///< At the least cost that there is.
    identity::Passwords passwords;
    identity::SignIn sign_in;
    panels::Panels panels;  ///< Empty; a test adds what it wants.
    operations::Council council;
};

/// Somebody with these roles.
identity::Actor officer_with(const std::vector<std::string>& roles);

/// The workflow parks.pitch of tests: its actions are given as Lua, the rest is the same.
std::string pitch_workflow(const std::string& actions);
/// The same with more entries of the table, such as other clocks, holds and states.
std::string pitch_workflow(const std::string& actions, const std::string& more);

}  // namespace moothall::workflows

#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <cstddef>
#include <functional>
#include <istream>
#include <map>
#include <string>

#include "event_logs/log_format.h"
#include "journal/fold.h"
#include "journal/ids.h"
#include "store/store.h"
#include "workflows/running/bundles.h"

namespace moothall::case_logs {

/// What importing is made of. Borrowed.
struct ImportParts {
    store::Store& store;
    const journal::Folds& folds;
    workflows::Bundles& bundles;
    journal::Randomness randomness;
    std::map<std::string, std::string> letters_of_service;  ///< "regulatory" → "RG".
};

/// Whether a file that was taken before may be taken again.
enum class Taking { first_time, again };

struct ImportAsked {
    std::string file_name;  ///< As messages and the journal call it: without its folder.
    std::string type;       ///< A published workflow.
    Taking taking = Taking::first_time;
    std::string officer;  ///< The id of the actor on whose behalf it is done.
    Instant now;
    event_logs::LogFormat format = event_logs::LogFormat::csv;
};

/// What an import did.
struct Imported {
    std::string import;
    std::string sha256;
    std::size_t cases = 0;               ///< Opened.
    std::size_t events = 0;              ///< Taken.
    std::size_t cases_added_to = 0;      ///< Known ones that have got new events.
    std::size_t events_passed_over = 0;  ///< Had been taken before.
};

/// Told how many of how many cases are done. Called on whatever thread the store works, and from
/// the beginning again where the store has to.
using Progress = std::function<void(std::size_t done, std::size_t cases)>;

/// Takes an event log into cases, whole or not at all: it is read to its last line first, and kept
/// in one transaction. Memory: what EventLog or XesLog holds, and one case.
///
/// A case is the same when type and own reference are; it then gets only events that it does not
/// have. A new case stands open in the initial state of its workflow, pinned to the version of
/// today, without clocks, timers, letters or tasks: see docs/decisions/0006-imported-cases.md.
///
/// Refused: not_found for a type that is not published; not_available for a file that was taken
/// before, unless it is to be taken again, and for a service whose plugin is absent; invalid_input
/// as event_logs::check_log. Faults: StoreFault; std::runtime_error when the file cannot be read or
/// changes.
Result<Imported> import_log(const ImportParts& parts, std::istream& file, const ImportAsked& asked,
                            const Progress& progress);

}  // namespace moothall::case_logs

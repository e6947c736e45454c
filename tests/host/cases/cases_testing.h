#pragma once

#include <string>

#include "cases/case_change.h"
#include "holidays/council_calendars.h"
#include "host/store/temporary_folder.h"
#include "journal/fold.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::cases {

/// The store and journal of a council that has cases only, in a folder of its own.
class CaseFiles {
public:
    CaseFiles();

    /// Keeps events, all of one moment.
    void keep(std::vector<journal::Draft> drafts);
    /// A case of the type parks.pitch in the state "asked" with the clock "answer".
    void open(const Opening& opening);
    CaseRecord read(const std::string& id);
    /// How many rows a rebuild would give otherwise.
    std::int64_t differences_after_rebuild();

    const store::TemporaryFolder folder;
    holidays::CouncilCalendars calendars;
    journal::Folds folds;
    std::unique_ptr<store::Store> store;
    journal::Journal journal;
};

inline const Instant noon = parse_instant("2026-05-05T12:00:00Z").value();

/// What a case starts with when nothing else is said.
Opening opening_of(const std::string& id);
/// Entering "asked": five working days to answer.
Movement asked();

}  // namespace moothall::cases

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "calendar/working_days.h"
#include "holidays/day_changes.h"
#include "store/store.h"

namespace moothall::holidays {

/// The calendars of one council: those that are shipped, with what it changed, as each snapshot of
/// its store knows them. Any number of processes may change them; each snapshot is asked.
///
/// Threads: any. Faults: StoreFault.
class CouncilCalendars {
public:
    CouncilCalendars();

    // What is given is shared by whoever computes with it and by the cache in here.

    /// As this snapshot knows them. Costs one look at a row.
    std::shared_ptr<const calendar::Calendars> as_of(store::Reader& reader);
    /// The same where the snapshot's revision is known.
    std::shared_ptr<const calendar::Calendars> of(const Revision& now, store::Reader& reader);

    /// As they were after the first so many changes, however many there are now.
    std::shared_ptr<const calendar::Calendars> after(store::Reader& reader,
                                                     std::int64_t changes) const;

    /// Those of a revision, "1+3", that a decision noted. Null where it was made with another
    /// shipped table than this program has, or names a change that there never was.
    std::shared_ptr<const calendar::Calendars> of_revision(store::Reader& reader,
                                                           std::string_view revision) const;

private:
    const std::shared_ptr<const calendar::Calendars> shipped_;
    std::mutex mutex_;
    std::map<std::string, std::shared_ptr<const calendar::Calendars>> known_;  ///< By digest.
};

}  // namespace moothall::holidays

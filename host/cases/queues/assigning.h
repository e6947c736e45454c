#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "cases/case_record.h"
#include "identity/officer.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::cases {

/// Gives a case to the officer with this username, or to nobody where it is empty.
/// Refused: not_found for the case or the officer; not_available for a closed case, and where
/// nothing would change.
Result<journal::Decision> give_to(store::Reader& reader, const journal::Cause& cause,
                                  std::string_view reference, std::string_view username,
                                  const std::string& reason);

/// Who asks for their next case.
struct NextAsked {
    std::vector<std::string> teams;  ///< Those whose cases it may be.
    std::string officer;             ///< An id: what they handed back is not theirs again at once.
    Date today;
};

/// The unassigned open case of these teams that is due first, and why it is that one.
struct NextCase {
    CaseRecord record;
    std::string because;  ///< "It is the oldest overdue case in revenues: it was due on …"
};

/// Walks the cases that nobody has from the one that is due first to the first of these teams that
/// the officer has not handed back. Refused: not_available where there is none, saying how many
/// they handed back, and for which other teams some wait.
Result<NextCase> next_case(store::Reader& reader, const journal::Folds& folds,
                           const NextAsked& asked);

/// Gives the next case of these teams to the officer who acts; of two who ask at once each gets
/// another. The event's reason says why it is this one. Refused: as next_case.
Result<journal::Decision> take_next(store::Reader& reader, const journal::Folds& folds,
                                    const journal::Cause& cause,
                                    const std::vector<std::string>& teams);

}  // namespace moothall::cases

#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>

#include "cases/case_record.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::cases {

/// Gives a case of the officer who acts back to its team, with why they cannot work it.
/// Refused: not_found; not_available for a closed case and for one that is not theirs.
Result<journal::Decision> hand_back(store::Reader& reader, const journal::Cause& cause,
                                    std::string_view reference, const std::string& reason);

/// Whether the last owner of a case gave it back, and was this officer: it is not their next case
/// again before somebody else has had it. Costs the events since it was last given to somebody.
bool was_handed_back_by(store::Reader& reader, const journal::Folds& folds, std::string_view stream,
                        std::string_view officer);

}  // namespace moothall::cases

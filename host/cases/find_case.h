#pragma once

#include <moothall/service/result.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_record.h"
#include "cases/queues/due_band.h"
#include "store/store.h"

namespace moothall::cases {

/// The case that a row of case_table() holds; needs no other cell than the record.
CaseRecord record_of(const store::Row& row);

/// The case of an id; nothing if there is none.
std::optional<CaseRecord> read_case(store::Reader& reader, std::string_view id);

/// The case of a reference, however it was typed: "CT-26-000417-T", "ct26000417t", or the reference
/// it had where it was imported from.
/// Refused: not_found, saying whether the check letter is wrong.
Result<CaseRecord> find_case(store::Reader& reader, std::string_view reference);

/// Which cases a list shows. Empty texts do not narrow it.
struct CaseFilter {
    std::string service, type, state, owner, team, customer, place, words;
    std::optional<Date> due_before;
    DueSpan due = {};                  ///< Of when the case is due first.
    std::optional<bool> waiting = {};  ///< Only those that wait, or those that do not.
    bool unassigned = false;           ///< Only those that nobody has.
    bool closed_too = false;
};

/// Whether a list with this filter shows the case; the words are not looked at.
bool passes(const CaseRecord& record, const CaseFilter& filter);

struct CasePage {
    std::vector<CaseRecord> items;
    std::string next_cursor;  ///< Empty on the last page.
};

/// A page of cases: open ones first, the earliest deadline first; with words, those in which all of
/// them occur, the one where they were written last first.
/// Refused: invalid_input for a cursor that is not one of ours.
Result<CasePage> list_cases(store::Reader& reader, const CaseFilter& filter, std::size_t limit,
                            std::string_view cursor);

}  // namespace moothall::cases

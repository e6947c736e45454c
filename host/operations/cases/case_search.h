#pragma once

#include <moothall/service/result.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/find_case.h"
#include "customers/customer_search.h"
#include "store/store.h"

namespace moothall::operations {

/// A case that was found, and through whom where it was found through its customer.
struct FoundCase {
    cases::CaseRecord record;
    finding::Likeness likeness;
    std::optional<customers::Customer> through;
};

struct FoundCases {
    std::vector<FoundCase> items;
    std::string next_cursor;  ///< Empty on the last page.
};

/// A page of the cases that the filter lets through and that are found by its words: the one with
/// that reference, those of customers who are whom was typed, those in which all words occur, the
/// newest first, and last those of customers whose name only sounds like it. Looks at ten
/// customers, and at a hundred cases of theirs.
/// Refused: invalid_input for a cursor that is not one of ours.
Result<FoundCases> search_cases(store::Reader& reader, const cases::CaseFilter& filter,
                                std::size_t limit, std::string_view cursor);

/// A page of the cases that a filter without words lets through. Where it asks for a customer into
/// whom others were merged, theirs are among them, and all of it is one page.
/// Refused: as cases::list_cases.
Result<cases::CasePage> list_with_merged(store::Reader& reader, const cases::CaseFilter& filter,
                                         std::size_t limit, std::string_view cursor);

}  // namespace moothall::operations

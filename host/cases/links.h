#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "journal/event.h"
#include "store/store.h"

namespace moothall::cases {

/// A projection: which case is linked to which other one, by the case whose event says so.
const store::Table& link_table();

/// Keeps the table up to date with one event.
void keep_link(const journal::Event& event, store::Writer& writer, const std::string& case_id);

enum class LinkDirection {
    to_other,    ///< The case names the other one.
    from_other,  ///< The other one names it.
};

/// A link of a case, seen from it.
struct LinkedCase {
    std::string case_id;  ///< Of the other one.
    std::string as;       ///< What the named case is to the one that names it: "appeal_of".
    LinkDirection direction;
};

/// The links of a case, first those that it names.
std::vector<LinkedCase> linked_cases(store::Reader& reader, const std::string& case_id);

}  // namespace moothall::cases

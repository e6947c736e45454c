#pragma once

#include <string_view>

#include "functions/signature.h"

namespace moothall::operations {

/// What stands in several answers, or is worth a name: a case, an event, a customer … An operation
/// says `-> case`, `-> page of case` or `-> { items: [document] }`. The reference page and the
/// description of the HTTP interface are made from these, and tests hold every answer to them.
const functions::Shapes& shapes();

/// What an argument means that many operations take: "limit", "reference". Empty for others.
std::string_view meaning_of(std::string_view argument);

}  // namespace moothall::operations

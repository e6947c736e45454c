#pragma once

#include <moothall/service/money.h>

#include <optional>
#include <string_view>

namespace moothall::workflows {

/// An amount as a person types it: "12.50", "£1,234.50", "-3": pounds, with the pence as two digits
/// or not at all. Nothing for any other text.
std::optional<Pence> read_pounds(std::string_view typed);

}  // namespace moothall::workflows

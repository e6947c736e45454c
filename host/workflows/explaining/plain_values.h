#pragma once

#include <moothall/service/value.h>

#include <string>
#include <string_view>

namespace moothall::workflows {

/// A value as a person reads it, in one line and cut where it is long: an amount whose name ends
/// in `pence` in pounds, a day as "4 May 2026", a table as "band A, charge £1,234.50".
std::string plain_value(std::string_view name, const Value& value);

/// "charge_pence" → "charge"; underscores become blanks.
std::string plain_name(std::string_view name);

}  // namespace moothall::workflows

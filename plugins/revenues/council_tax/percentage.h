#pragma once

#include <moothall/service/fraction.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>

namespace revenues {

/// The `percent` of a discount row. Refused: not_available outside 0 to 100, naming the row.
moothall::Result<moothall::Fraction> discount_percent(const moothall::Row& row);

/// The `percent` of a premium row. Refused: not_available outside 0 to 300, naming the row.
moothall::Result<moothall::Fraction> premium_percent(const moothall::Row& row);

}  // namespace revenues

#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include "council_tax/tax_year.h"

namespace revenues {

/// Reads `from`, the first day charged, and either `to`, the last one, or `leaves_on`, the day of
/// leaving, which is not charged: what holds at the end of a day holds for the whole of it.
/// An end that is not given is the end of the tax year in which the other lies.
/// Refused: invalid_input where none is given, both ends are, or they are the wrong way round.
moothall::Result<DaySpan> charged_days_from(const moothall::Table& asked);

/// `revenues.charge_for_days`: the part of a yearly amount that days of one tax year come to.
moothall::Result<moothall::Table> charge_for_days(const moothall::Table& asked,
                                                  moothall::Reading& reading);

}  // namespace revenues

#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

namespace revenues {

/// `revenues.charge_for_period`: what a home is charged for any days, through changes of who lives
/// there, exemptions, empty time and premiums. For each day in this order: an exemption ends it;
/// the band's charge after disabled reduction; the discount by heads where somebody lives there,
/// else the premium, else the council's discount for empty and second homes; then the reduction
/// for an annexe. Council tax reduction and discretionary reductions (section 13A) come after this
/// and are not worked out here.
///
/// Refused: invalid_input where the periods leave a day open or overlap, or a period does not say
/// enough; not_found where a year has no rates.
moothall::Result<moothall::Table> charge_for_period(const moothall::Table& asked,
                                                    moothall::Reading& reading);

}  // namespace revenues

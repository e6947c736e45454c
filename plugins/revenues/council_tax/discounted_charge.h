#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

namespace revenues {

/// `revenues.discounted_charge`: a year's charge for a home that somebody lives in, all year alike,
/// after exemption or discount by counting heads. Exemption beats discount.
moothall::Result<moothall::Table> discounted_charge(const moothall::Table& asked,
                                                    moothall::Reading& reading);

}  // namespace revenues

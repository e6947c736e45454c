#pragma once

#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <optional>
#include <string>
#include <vector>

#include "council_tax/band_charge.h"
#include "council_tax/exemption.h"
#include "council_tax/head_count.h"
#include "council_tax/premium.h"

namespace revenues {

enum class AnnexeReduction { none, given };

/// How things stood with a home through some days, as they were at the end of each.
struct Circumstances {
    DaySpan days;
    Household household;
    std::optional<ExemptionClaim> exemption;
    DisabledReduction disabled_reduction = DisabledReduction::none;
    AnnexeReduction annexe_reduction = AnnexeReduction::none;
    std::optional<Furnishing> furnishing;  ///< Asked only where nobody lives there.
    std::optional<Date> empty_since;       ///< Where the caller knows; else from the periods.
    std::string discount_class;            ///< A, B, C or D; empty where the furnishing tells it.
    std::optional<Date> discount_since;    ///< Where the months of the discount begin.
};

/// Reads the list `periods`, in the order of their days. A period without `to` lasts until the next
/// begins, the last one until `end`. Empty time is joined over occupation of six weeks or less.
/// Refused: invalid_input where none is given, one is reversed or two overlap.
moothall::Result<std::vector<Circumstances>> circumstances_from(const moothall::Table& asked,
                                                                Date end);

}  // namespace revenues

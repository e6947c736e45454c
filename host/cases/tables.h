#pragma once

#include "store/table.h"

namespace moothall::cases {

/// One row for each case: columns for lists, and the whole record packed (see packed_case.h).
const store::Table& case_table();

/// What will be done by itself, by service and the moment at which it is due.
const store::Table& timer_table();

/// Open tasks and dates brought forward, by the day on which they are due.
const store::Table& task_table();

/// What was meant to happen by itself and did not, with the timer as it was set, as JSON.
const store::Table& attention_table();

/// How many case numbers have been given out, by letters and year. A working table.
const store::Table& numbering_table();

/// The cells of case_table(), by place.
struct CaseColumns {
    enum : std::size_t {
        id,
        reference,
        type,
        service,
        state,
        open,
        owner,
        team,
        customer,
        place,
        due,
        external_reference,
        record,
    };
};

/// A due date that a case without one has: after all others.
inline constexpr std::int64_t never_due = 253'402'300'799'999'999;  // The end of the year 9999.

}  // namespace moothall::cases

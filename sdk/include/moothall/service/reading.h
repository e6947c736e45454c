#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <string_view>
#include <vector>

namespace moothall {

/// How a period is counted (the law's own words).
enum class Counting {
    after_that_day,  ///< "Within n days of": the day itself is day 0.
    from_that_day,   ///< "n days beginning with": the day itself is day 1.
};

/// One row of a register as it stands on a day.
struct Row {
    std::string key;
    Date from;     ///< The first day on which it is in force.
    Table values;  ///< Its fields by name.

    std::int64_t integer(std::string_view name) const { return values.integer(name); }
    Pence pence(std::string_view name) const { return values.pence(name); }
    Fraction number(std::string_view name) const { return values.number(name); }
    const std::string& text(std::string_view name) const { return values.text(name); }
};

/// All that a plugin's function may read. Whatever is read is noted, so that the decision can be
/// repeated years later and explained: there is no other way for a function to learn anything.
///
/// Threads: one call, one thread. Faults: any method throws when the store cannot be read.
class Reading {
public:
    virtual ~Reading() = default;

    /// The row of `register_name` for `key` that is in force on `on`.
    /// Refused: not_found, with a sentence that names the register, the key and the day.
    virtual Result<Row> rule(std::string_view register_name, Date on, std::string_view key) = 0;

    /// The rows in force on `on` whose fields equal those in `where`, by key, at most `most`.
    virtual std::vector<Row> rows(std::string_view register_name, Date on, const Table& where,
                                  std::size_t most) = 0;

    /// Working days by a named calendar: "england_and_wales", "any_part_of_uk" or "election".
    /// Refused: invalid_input for an unknown calendar, not_available past its last year.
    virtual Result<bool> is_working_day(Date day, std::string_view calendar) = 0;
    virtual Result<Date> add_working_days(Date from, int days, std::string_view calendar) = 0;
};

}  // namespace moothall

#pragma once

#include <moothall/service/reading.h>

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "council_tax/tax_year.h"

namespace revenues {

/// The rules in force on each day of a span, read once for each stretch in which they do not
/// change: a row is in force from its first day until the next row of its key, so that the row
/// found on the last day of a stretch tells where the stretch begins.
///
/// Guarantees: what it gives stays valid as long as it lives. Threads: one call, one thread.
/// Faults: as Reading.
class RulesByDay {
public:
    /// Borrows the reading. Days asked about lie in `span`.
    RulesByDay(moothall::Reading& reading, DaySpan span) : reading_(reading), span_(span) {}

    /// The row of `key` on `on`; null on days before its first row.
    const moothall::Row* find(std::string_view register_name, Date on, std::string_view key);

    /// The same, refused in the reading's own words where there is none.
    moothall::Result<const moothall::Row*> rule(std::string_view register_name, Date on,
                                                std::string_view key);

    /// The rows in force on `on` whose `field` is `value`.
    const std::vector<moothall::Row>& rows(std::string_view register_name, Date on,
                                           std::string_view field, std::string_view value);

private:
    struct Stretch {
        Date from;
        std::vector<moothall::Row> rows;
    };
    using Stretches = std::vector<Stretch>;  // The latest first.
    using Question = std::pair<std::string, std::string>;

    const Stretches& stretches_of_key(std::string_view register_name, std::string_view key);

    moothall::Reading& reading_;
    DaySpan span_;
    std::map<Question, Stretches> by_key_;
    std::map<Question, Stretches> by_field_;
};

}  // namespace revenues

#pragma once

#include <moothall/service/reading.h>

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "council_tax/tax_year.h"

namespace revenues {

/// The rules in force on each day of a span, asked for only where they can have changed: on both
/// ends of each tax year, and between them where the ends differ. Rules of council tax are set for
/// whole years, so that a row which begins and ends again between two such days is not looked for.
///
/// Guarantees: what it gives stays valid as long as it lives. Threads: one call, one thread.
/// Faults: as Reading.
class RulesByDay {
public:
    /// Borrows the reading. Days asked about lie in `span`.
    RulesByDay(moothall::Reading& reading, DaySpan span) : reading_(reading), span_(span) {}

    /// The row of `key` on `on`; null where none is in force.
    const moothall::Row* find(std::string_view register_name, Date on, std::string_view key);

    /// The same, refused in the reading's own words where there is none.
    moothall::Result<const moothall::Row*> rule(std::string_view register_name, Date on,
                                                std::string_view key);

    /// The rows in force on `on` whose `field` is `value`, by key.
    const std::vector<moothall::Row>& rows(std::string_view register_name, Date on,
                                           std::string_view field, std::string_view value);

private:
    /// Days through which the same rows are in force.
    struct Stretch {
        DaySpan days;
        std::vector<moothall::Row> rows;
    };
    using Stretches = std::vector<Stretch>;
    using Question = std::pair<std::string, std::string>;
    using Ask = std::function<std::vector<moothall::Row>(Date)>;

    Stretches stretches(const Ask& ask) const;

    moothall::Reading& reading_;
    DaySpan span_;
    std::map<Question, Stretches> by_key_;
    std::map<Question, Stretches> by_field_;
};

}  // namespace revenues

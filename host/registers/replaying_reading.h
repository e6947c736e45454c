#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::registers {

/// Gives the answers that were noted once, and no others: what was decided then can be decided
/// again without the registers of then.
///
/// Threads: one. Faults: throws std::runtime_error for a list of rows that was not asked then.
class ReplayingReading final : public Reading {
public:
    /// What NotingReading::answers gave.
    explicit ReplayingReading(const List& answers);

    /// Refused besides what was refused then: not_available for what was not asked then.
    Result<Row> rule(std::string_view register_name, Date on, std::string_view key) override;
    std::vector<Row> rows(std::string_view register_name, Date on, const Table& where,
                          std::size_t most) override;
    Result<bool> is_working_day(Date day, std::string_view calendar) override;
    Result<Date> add_working_days(Date from, int days, std::string_view calendar) override;

private:
    Result<Value> answer_to(const Table& ask) const;

    std::map<std::string, Table> answers_;  ///< By the JSON of what was asked.
};

}  // namespace moothall::registers

#include "registers/replaying_reading.h"

#include <stdexcept>
#include <utility>

#include "json/json.h"
#include "registers/questions.h"

namespace moothall::registers {

ReplayingReading::ReplayingReading(const List& answers) {
    for (const Value& one : answers) {
        Table answer = *one.as_table();
        const std::string ask = json::to_json(answer.table("ask"));
        answers_.emplace(ask, std::move(answer));
    }
}

Result<Row> ReplayingReading::rule(std::string_view register_name, Date on, std::string_view key) {
    const auto answer = answer_to(ask_rule(register_name, on, key));
    return answer ? Result<Row>(row_from(*answer->as_table())) : Result<Row>(answer.error());
}

std::vector<Row> ReplayingReading::rows(std::string_view register_name, Date on, const Table& where,
                                        std::size_t most) {
    const auto answer = answer_to(ask_rows(register_name, on, where, most));
    if (!answer) {
        throw std::runtime_error(answer.error().reason);
    }
    std::vector<Row> rows;
    for (const Value& row : *answer->as_list()) {
        rows.push_back(row_from(*row.as_table()));
    }
    return rows;
}

Result<bool> ReplayingReading::is_working_day(Date day, std::string_view calendar) {
    const auto answer = answer_to(ask_is_working_day(day, calendar));
    return answer ? Result<bool>(*answer->as_yes_no()) : Result<bool>(answer.error());
}

Result<Date> ReplayingReading::add_working_days(Date from, int days, std::string_view calendar) {
    const auto answer = answer_to(ask_add_working_days(from, days, calendar));
    return answer ? Result<Date>(parse_date(*answer->as_text()).value())
                  : Result<Date>(answer.error());
}

Result<Value> ReplayingReading::answer_to(const Table& ask) const {
    const auto found = answers_.find(json::to_json(ask));
    if (found == answers_.end()) {
        return Refusal{RefusalKind::not_available,
                       "This was not asked when it was first decided: what decides has changed."};
    }
    return answer_in(found->second);
}

}  // namespace moothall::registers

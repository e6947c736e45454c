#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <string_view>

namespace moothall::registers {

// What is asked of a reading and answered by it, as values: so that it can be kept with a decision.

Table ask_rule(std::string_view register_name, Date on, std::string_view key);
Table ask_rows(std::string_view register_name, Date on, const Table& where, std::size_t most);
Table ask_is_working_day(Date day, std::string_view calendar);
Table ask_add_working_days(Date from, int days, std::string_view calendar);

Table to_table(const Row& row);    ///< key, from, values.
Row row_from(const Table& table);  ///< Faults: throws ValueError for what to_table did not make.

/// { answer: … }
Table answered(Value answer);
/// { refusal: { kind, reason } }
Table answered(const Refusal& refusal);
/// The answer, or what was refused. Faults: throws ValueError for what `answered` did not make.
Result<Value> answer_in(const Table& answered);

}  // namespace moothall::registers

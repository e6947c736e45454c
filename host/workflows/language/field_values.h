#pragma once

#include <moothall/service/date.h>
#include <moothall/service/result.h>
#include <moothall/service/value.h>

#include <optional>
#include <string>
#include <string_view>

#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// What an officer, a program or a script gave for a field, checked against its kind, length, range
/// and options. Gives the value as it is kept: an empty text as nothing, an exact number in its
/// lowest terms, rows with a number each under `row`. `today` is the council's day; without one,
/// bounds that move with it are left out (a workflow is checked on no day).
/// Refused: invalid_input, naming the field; the sentence never repeats what was given.
Result<Value> check_value(const Field& field, const Value& given, std::optional<Date> today);

enum class RowPart {
    whole,    ///< A new row: every column that is not optional must be there.
    changes,  ///< Only the columns that change.
};

/// The columns of one row of a field of rows, checked likewise. `row` is no column.
Result<Table> check_row(const Field& rows, const Table& given, RowPart part,
                        std::optional<Date> today);

/// What was typed for a field: "12.50" or "£1,234.50" for money, "2026-05-04" for a date, "yes" or
/// "no", the value of a choice; then checked as by check_value. Nothing typed is an empty field.
/// Refused: invalid_input, naming the field; rows cannot be typed as one text.
Result<Value> read_input(const Field& field, std::string_view typed, Date today);

/// "'adults' (Adults at the address)".
std::string field_in_words(const Field& field);

}  // namespace moothall::workflows

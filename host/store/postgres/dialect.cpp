#include "store/postgres/dialect.h"

namespace moothall::store::postgres {

const sql::Dialect dialect{
    .mark = [](std::size_t place) { return "$" + std::to_string(place + 1); },
    .type_of =
        [](ColumnKind kind) {
            return std::string(kind == ColumnKind::number ? "bigint" : "bytea");
        },
    .ending_of = [](const Table&) { return std::string(); },
    .order_in_index = " NULLS FIRST",
};

void bind_cell(Parameters& parameters, const Table& table, std::size_t column, const Cell& cell) {
    sql::check_cell(table, column, cell);
    if (std::holds_alternative<std::monostate>(cell)) {
        parameters.nothing();
    } else if (table.columns[column].kind == ColumnKind::number) {
        parameters.number(std::get<std::int64_t>(cell));
    } else {
        parameters.bytes(std::get<std::string>(cell));
    }
}

Cell cell_at(const Answer& answer, int row, int place, ColumnKind kind) {
    if (answer.is_nothing(row, place)) {
        return std::monostate{};
    }
    if (kind == ColumnKind::number) {
        return answer.number_at(row, place);
    }
    return answer.bytes_at(row, place);
}

}  // namespace moothall::store::postgres

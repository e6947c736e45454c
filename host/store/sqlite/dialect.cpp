#include "store/sqlite/dialect.h"

namespace moothall::store::sqlite {
namespace {

std::string type_of(ColumnKind kind) {
    switch (kind) {
        case ColumnKind::number:
            return "INTEGER";
        case ColumnKind::text:
            return "TEXT";
        case ColumnKind::bytes:
            return "BLOB";
    }
    return "BLOB";
}

/// A B-tree of keys holds a quarter of a page of each row; the rest of it would lie in a page of
/// its own.
std::string ending_of(const Table& table) {
    return table.row_length == RowLength::kilobytes ? " STRICT" : " STRICT, WITHOUT ROWID";
}

}  // namespace

const sql::Dialect dialect{
    .mark = [](std::size_t) { return std::string("?"); },
    .type_of = type_of,
    .ending_of = ending_of,
    .order_in_index = "",
};

void bind_cell(Running& running, const Table& table, std::size_t column, const Cell& cell) {
    sql::check_cell(table, column, cell);
    const ColumnKind kind = table.columns[column].kind;
    if (std::holds_alternative<std::monostate>(cell)) {
        running.nothing();
    } else if (kind == ColumnKind::number) {
        running.number(std::get<std::int64_t>(cell));
    } else if (kind == ColumnKind::text) {
        running.text(std::get<std::string>(cell));
    } else {
        running.bytes(std::get<std::string>(cell));
    }
}

Cell cell_at(const Running& running, int column) {
    switch (running.kind_at(column)) {
        case SQLITE_NULL:
            return std::monostate{};
        case SQLITE_INTEGER:
            return running.number_at(column);
        default:
            return running.bytes_at(column);
    }
}

}  // namespace moothall::store::sqlite

#include "store/postgres/table_sql.h"

namespace moothall::store::postgres {
namespace {

/// Writes `each(column)` for some columns with `between` between them.
template <class Each>
std::string joined(std::size_t first, std::size_t end, std::string_view between, const Each& each) {
    std::string text;
    for (std::size_t column = first; column < end; ++column) {
        text += column == first ? "" : between;
        text += each(column);
    }
    return text;
}

std::string names(const Table& table, std::size_t end) {
    return joined(0, end, ", ", [&](std::size_t i) { return in_quotes(table.columns[i].name); });
}

std::string mark(std::size_t column) {
    return "$" + std::to_string(column + 1);
}

std::string marks(std::size_t count) {
    return joined(0, count, ", ", mark);
}

std::string key_equals(const Table& table) {
    return joined(0, table.key_columns, " AND ", [&](std::size_t i) {
        return in_quotes(table.columns[i].name) + " = " + mark(i);
    });
}

std::string create_sql(const Table& table) {
    const auto column = [&](std::size_t i) {
        return in_quotes(table.columns[i].name) + " " + type_of(table.columns[i].kind) +
               (i < table.key_columns ? " NOT NULL" : "");
    };
    return "CREATE TABLE " + in_quotes(table.name) + " (" +
           joined(0, table.columns.size(), ", ", column) + ", PRIMARY KEY (" +
           names(table, table.key_columns) + "))";
}

std::string put_sql(const Table& table) {
    const auto replaced = [&](std::size_t i) {
        return in_quotes(table.columns[i].name) + " = excluded." + in_quotes(table.columns[i].name);
    };
    const std::string rest =
        table.key_columns == table.columns.size()
            ? "NOTHING"
            : "UPDATE SET " + joined(table.key_columns, table.columns.size(), ", ", replaced);
    return "INSERT INTO " + in_quotes(table.name) + " (" + names(table, table.columns.size()) +
           ") VALUES (" + marks(table.columns.size()) + ") ON CONFLICT (" +
           names(table, table.key_columns) + ") DO " + rest;
}

std::string add_sql(const Table& table, std::size_t column) {
    if (column < table.key_columns || table.columns[column].kind != ColumnKind::number) {
        return "";
    }
    const std::string name = in_quotes(table.columns[column].name);
    return "INSERT INTO " + in_quotes(table.name) + " (" + names(table, table.key_columns) + ", " +
           name + ") VALUES (" + marks(table.key_columns + 1) + ") ON CONFLICT (" +
           names(table, table.key_columns) + ") DO UPDATE SET " + name + " = coalesce(" +
           in_quotes(table.name) + "." + name + ", 0) + excluded." + name;
}

}  // namespace

std::string in_quotes(std::string_view name) {
    std::string text = "\"";
    for (const char letter : name) {
        text += letter;
        if (letter == '"') {
            text += letter;
        }
    }
    return text + "\"";
}

std::string type_of(ColumnKind kind) {
    return kind == ColumnKind::number ? "bigint" : "bytea";
}

std::string create_index_sql(const Table& table, const Index& index) {
    Table with = table;
    with.indexes = {index};
    const auto order = order_of(with, index.name);
    return "CREATE INDEX " + in_quotes(table.name + "/" + index.name) + " ON " +
           in_quotes(table.name) + " (" +
           joined(0, order.size(), ", ",
                  [&](std::size_t i) {
                      return in_quotes(table.columns[order[i]].name) + " NULLS FIRST";
                  }) +
           ")";
}

TableSql::TableSql(const Table& declared)
    : table(declared),
      create{create_sql(declared)},
      find("SELECT " + names(declared, declared.columns.size()) + " FROM " +
           in_quotes(declared.name) + " WHERE " + key_equals(declared)),
      put(put_sql(declared)),
      remove("DELETE FROM " + in_quotes(declared.name) + " WHERE " + key_equals(declared)),
      clear("DELETE FROM " + in_quotes(declared.name)) {
    for (const Index& index : declared.indexes) {
        create.push_back(create_index_sql(declared, index));
    }
    for (std::size_t column = 0; column < declared.columns.size(); ++column) {
        add.push_back(add_sql(declared, column));
    }
}

Tables::Tables(const std::vector<Table>& declared) {
    for (const Table& table : declared) {
        by_name_.emplace(table.name, TableSql(table));
    }
}

const TableSql& Tables::of(const Table& table) const {
    const auto found = by_name_.find(table.name);
    if (found == by_name_.end()) {
        throw StoreFault("The table '" + table.name +
                         "' was not declared when the store was opened.");
    }
    return found->second;
}

void bind_cell(Parameters& parameters, const Table& table, std::size_t column, const Cell& cell) {
    if (std::holds_alternative<std::monostate>(cell)) {
        parameters.nothing();
        return;
    }
    const ColumnKind kind = table.columns.at(column).kind;
    if (std::holds_alternative<std::int64_t>(cell) != (kind == ColumnKind::number)) {
        throw StoreFault("The column '" + table.columns[column].name + "' of the table '" +
                         table.name + "' cannot hold what it was given: it is of another kind.");
    }
    if (kind == ColumnKind::number) {
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

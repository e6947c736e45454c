#include "store/sql/table_sql.h"

#include <algorithm>
#include <numeric>

#include "store/store.h"

namespace moothall::store::sql {
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

std::string marks(std::size_t count, const Dialect& dialect) {
    return joined(0, count, ", ", dialect.mark);
}

std::string key_equals(const Table& table, const Dialect& dialect) {
    return joined(0, table.key_columns, " AND ", [&](std::size_t i) {
        return in_quotes(table.columns[i].name) + " = " + dialect.mark(i);
    });
}

std::string create_sql(const Table& table, const Dialect& dialect) {
    const auto column = [&](std::size_t i) {
        return in_quotes(table.columns[i].name) + " " + dialect.type_of(table.columns[i].kind) +
               (i < table.key_columns ? " NOT NULL" : "");
    };
    return "CREATE TABLE " + in_quotes(table.name) + " (" +
           joined(0, table.columns.size(), ", ", column) + ", PRIMARY KEY (" +
           names(table, table.key_columns) + "))" + dialect.ending_of(table);
}

std::string put_sql(const Table& table, const Dialect& dialect) {
    const auto replaced = [&](std::size_t i) {
        return in_quotes(table.columns[i].name) + " = excluded." + in_quotes(table.columns[i].name);
    };
    const std::string rest =
        table.key_columns == table.columns.size()
            ? "NOTHING"
            : "UPDATE SET " + joined(table.key_columns, table.columns.size(), ", ", replaced);
    return "INSERT INTO " + in_quotes(table.name) + " (" + names(table, table.columns.size()) +
           ") VALUES (" + marks(table.columns.size(), dialect) + ") ON CONFLICT (" +
           names(table, table.key_columns) + ") DO " + rest;
}

std::string add_sql(const Table& table, std::size_t column, const Dialect& dialect) {
    if (column < table.key_columns || table.columns[column].kind != ColumnKind::number) {
        return "";
    }
    const std::string name = in_quotes(table.columns[column].name);
    return "INSERT INTO " + in_quotes(table.name) + " (" + names(table, table.key_columns) + ", " +
           name + ") VALUES (" + marks(table.key_columns + 1, dialect) + ") ON CONFLICT (" +
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

std::string create_index_sql(const Table& table, const Index& index, const Dialect& dialect) {
    Table with = table;
    with.indexes = {index};
    const auto order = order_of(with, index.name);
    return "CREATE INDEX " + in_quotes(table.name + "/" + index.name) + " ON " +
           in_quotes(table.name) + " (" +
           joined(0, order.size(), ", ",
                  [&](std::size_t i) {
                      return in_quotes(table.columns[order[i]].name).append(dialect.order_in_index);
                  }) +
           ")";
}

TableSql::TableSql(const Table& declared, const Dialect& dialect)
    : table(declared),
      create{create_sql(declared, dialect)},
      find("SELECT " + names(declared, declared.columns.size()) + " FROM " +
           in_quotes(declared.name) + " WHERE " + key_equals(declared, dialect)),
      put(put_sql(declared, dialect)),
      remove("DELETE FROM " + in_quotes(declared.name) + " WHERE " + key_equals(declared, dialect)),
      clear("DELETE FROM " + in_quotes(declared.name)) {
    all_columns_.resize(declared.columns.size());
    std::iota(all_columns_.begin(), all_columns_.end(), std::size_t{0});
    key_order_ = order_of(declared, "");
    for (const Index& index : declared.indexes) {
        index_orders_.push_back(order_of(declared, index.name));
        create.push_back(create_index_sql(declared, index, dialect));
    }
    for (std::size_t column = 0; column < declared.columns.size(); ++column) {
        columns.push_back(in_quotes(declared.columns[column].name));
        add.push_back(add_sql(declared, column, dialect));
    }
}

const std::vector<std::size_t>& TableSql::columns_of(const ListQuery& query) const {
    return query.columns.empty() ? all_columns_ : query.columns;
}

const std::vector<std::size_t>& TableSql::order(std::string_view index) const {
    if (index.empty()) {
        return key_order_;
    }
    const auto found = std::ranges::find(table.indexes, index, &Index::name);
    return index_orders_.at(static_cast<std::size_t>(found - table.indexes.begin()));
}

Tables::Tables(const std::vector<Table>& declared, const std::vector<std::string>& absent,
               const Dialect& dialect) {
    for (const Table& table : declared) {
        by_name_.emplace(table.name, TableSql(table, dialect));
    }
    for (const std::string& name : absent) {
        by_name_.at(name).is_there = false;
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

void check_row(const TableSql& sql, const Row& row) {
    if (row.size() != sql.table.columns.size()) {
        throw StoreFault("A row of the table '" + sql.table.name +
                         "' has the wrong number of cells.");
    }
}

void check_key(const TableSql& sql, const Key& key) {
    if (key.size() != sql.table.key_columns) {
        throw StoreFault("A key of the table '" + sql.table.name +
                         "' has the wrong number of cells.");
    }
}

void check_addition(const TableSql& sql, const Key& key, std::size_t column) {
    if (key.size() != sql.table.key_columns || sql.add.at(column).empty()) {
        throw StoreFault("Nothing can be added to column " + std::to_string(column) +
                         " of the table '" + sql.table.name +
                         "': it is no number, or the key is wrong.");
    }
}

void check_cell(const Table& table, std::size_t column, const Cell& cell) {
    const bool is_number = std::holds_alternative<std::int64_t>(cell);
    const bool is_nothing = std::holds_alternative<std::monostate>(cell);
    if (!is_nothing && is_number != (table.columns.at(column).kind == ColumnKind::number)) {
        throw StoreFault("The column '" + table.columns[column].name + "' of the table '" +
                         table.name + "' cannot hold what it was given: it is of another kind.");
    }
}

}  // namespace moothall::store::sql

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/table.h"

namespace moothall::store {
struct ListQuery;
}

namespace moothall::store::sql {

/// What databases that speak SQL say each in its own way.
struct Dialect {
    std::string (*mark)(std::size_t place);        ///< Of the parameter at that place, from 0.
    std::string (*type_of)(ColumnKind kind);       ///< Of a column.
    std::string (*ending_of)(const Table& table);  ///< After the columns of a new table.
    std::string_view order_in_index;               ///< After each column of a new index.
};

/// The statements of one declared table, written once.
struct TableSql {
    TableSql(const Table& declared, const Dialect& dialect);

    Table table;
    std::vector<std::string> columns;  ///< Their names in quotes.
    std::vector<std::string> create;   ///< The table, then its indexes.
    std::string find;
    std::string put;
    std::string remove;
    std::string clear;
    /// The columns by which an index, or the key ("") orders, as order_of gives them.
    const std::vector<std::size_t>& order(std::string_view index) const;
    /// The columns that a query reads, by place, in the order in which it names them.
    const std::vector<std::size_t>& columns_of(const ListQuery& query) const;

    std::vector<std::string> add;  ///< By column; empty for columns that nothing can be added to.
    /// Whether the database has it. One that it does not have reads as empty, and what is put into
    /// it is dropped.
    bool is_there = true;

private:
    std::vector<std::size_t> all_columns_;
    std::vector<std::size_t> key_order_;
    std::vector<std::vector<std::size_t>> index_orders_;  // As the table lists its indexes.
};

/// The statement that adds an index to a table.
std::string create_index_sql(const Table& table, const Index& index, const Dialect& dialect);
std::string in_quotes(std::string_view name);

/// The declared tables of a store, by name.
/// Threads: any, once made. Faults: StoreFault for a table that was not declared.
class Tables {
public:
    Tables(const std::vector<Table>& declared, const std::vector<std::string>& absent,
           const Dialect& dialect);

    const TableSql& of(const Table& table) const;
    const std::unordered_map<std::string, TableSql>& all() const { return by_name_; }

private:
    std::unordered_map<std::string, TableSql> by_name_;
};

// Each is a StoreFault if what was given does not fit the table as it was declared.
void check_row(const TableSql& sql, const Row& row);
void check_key(const TableSql& sql, const Key& key);
void check_addition(const TableSql& sql, const Key& key, std::size_t column);
void check_cell(const Table& table, std::size_t column, const Cell& cell);

}  // namespace moothall::store::sql

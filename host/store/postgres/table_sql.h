#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/postgres/session/connection.h"
#include "store/table.h"

namespace moothall::store::postgres {

/// The statements of one declared table, written once. Texts are kept as bytes: so they may hold
/// whatever SQLite lets them hold, and are put in order byte by byte.
struct TableSql {
    explicit TableSql(const Table& declared);

    Table table;
    std::vector<std::string> create;  ///< The table, then its indexes.
    std::string find;
    std::string put;
    std::string remove;
    std::string clear;
    std::vector<std::string> add;  ///< By column; empty for columns that nothing can be added to.
};

/// The statement that adds an index to a table.
std::string create_index_sql(const Table& table, const Index& index);
std::string in_quotes(std::string_view name);
std::string type_of(ColumnKind kind);

/// The declared tables of a store, by name.
/// Threads: any, once made. Faults: StoreFault for a table that was not declared.
class Tables {
public:
    explicit Tables(const std::vector<Table>& declared);

    const TableSql& of(const Table& table) const;
    const std::unordered_map<std::string, TableSql>& all() const { return by_name_; }

private:
    std::unordered_map<std::string, TableSql> by_name_;
};

/// Binds a cell as its column wants it. Faults: StoreFault if it is of another kind.
void bind_cell(Parameters& parameters, const Table& table, std::size_t column, const Cell& cell);
Cell cell_at(const Answer& answer, int row, int place, ColumnKind kind);

}  // namespace moothall::store::postgres

#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace moothall::store {

/// What one column of one row holds: nothing, a whole number, or bytes (text is UTF-8 bytes).
using Cell = std::variant<std::monostate, std::int64_t, std::string>;

/// The cells of one row, in the order of its table's columns.
using Row = std::vector<Cell>;

/// The cells that find a row. Every backend orders cells alike: nothing first, then numbers (below
/// zero first), then bytes, compared byte by byte. No cell of a table's key is nothing.
using Key = std::vector<Cell>;

enum class ColumnKind { number, text, bytes };

/// What becomes of a table when the journal is rebuilt, and whether it is journaled at all.
enum class TableClass {
    projection,  ///< A fold of the journal: dropped and made anew by a rebuild.
    working,     ///< Sessions, drafts, cursors: backed up, never journaled.
};

struct Column {
    std::string name;
    ColumnKind kind;
};

/// An index for lists. It always ends in the key, so that pages can go on from any row.
struct Index {
    std::string name;
    std::vector<std::size_t> columns;
};

/// How long the rows of a table are: a backend may lay long ones out otherwise.
enum class RowLength {
    few_hundred_bytes,
    kilobytes,  ///< Rows that hold a whole record or document.
};

/// A table as the host declares it. A backend makes it as suits it; its rows are the same in each.
struct Table {
    std::string name;
    TableClass table_class;
    std::vector<Column> columns;
    std::size_t key_columns;  ///< The first so many columns are the key.
    std::vector<Index> indexes;
    RowLength row_length = RowLength::few_hundred_bytes;
};

/// The columns by which `index` (empty for the key itself) puts rows in order: its own, then those
/// of the key that are not among them. Requires an index of the table.
std::vector<std::size_t> order_of(const Table& table, std::string_view index);

/// Where a page of a list along `index` ended, when `last` was its last row: for ListQuery::after.
Key cursor_of(const Table& table, std::string_view index, const Row& last);

}  // namespace moothall::store

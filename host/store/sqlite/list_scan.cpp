#include "store/sqlite/list_scan.h"

#include "store/sqlite/dialect.h"

namespace moothall::store::sqlite {
namespace {

bool is_nothing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

bool has_least(const Stretch& stretch) {
    return stretch.begins != Beginning::at_first && !is_nothing(stretch.least);
}

std::string conditions_of(const std::vector<std::string>& names,
                          const std::vector<std::size_t>& order, const Stretch& stretch) {
    std::string conditions;
    const auto condition = [&](std::size_t column, std::string_view comparison) {
        conditions += conditions.empty() ? " WHERE " : " AND ";
        conditions += names[order[column]];
        conditions += comparison;
    };
    const std::size_t next = stretch.equal.size();
    for (std::size_t column = 0; column < next; ++column) {
        condition(column, " IS ?");
    }
    if (has_least(stretch)) {
        condition(next, stretch.begins == Beginning::included ? " >= ?" : " > ?");
    } else if (stretch.begins != Beginning::at_first) {
        condition(next, " IS NOT NULL");
    }
    if (stretch.below) {
        condition(next, " < ?");
    }
    return conditions;
}

}  // namespace

std::string shape_of(const ListQuery& query, const Stretch& stretch) {
    std::string shape = "list ";
    shape.reserve(shape.size() + query.table->name.size() + query.index.size() +
                  query.columns.size() + 8);
    shape += query.table->name;
    shape += '/';
    shape += query.index;
    shape += '/';
    shape += static_cast<char>('0' + stretch.equal.size());
    shape += static_cast<char>('0' + static_cast<int>(stretch.begins));
    shape += has_least(stretch) ? 'l' : '-';
    shape += stretch.below ? 'b' : '-';
    for (const std::size_t column : query.columns) {
        shape += static_cast<char>('0' + column);
    }
    return shape;
}

std::string sql_of(const sql::TableSql& sql, const ListQuery& query, const Stretch& stretch) {
    std::string columns;
    for (const std::size_t column : sql.columns_of(query)) {
        columns += columns.empty() ? "SELECT " : ", ";
        columns += sql.columns.at(column);
    }
    const std::string index =
        query.index.empty() ? ""
                            : " INDEXED BY " + sql::in_quotes(sql.table.name + "/" + query.index);
    const auto& order = sql.order(query.index);
    std::string order_by;
    for (std::size_t column = stretch.equal.size(); column < order.size(); ++column) {
        order_by += order_by.empty() ? " ORDER BY " : ", ";
        order_by += sql.columns[order[column]];
    }
    return columns + " FROM " + sql::in_quotes(sql.table.name) + index +
           conditions_of(sql.columns, order, stretch) + order_by + " LIMIT ?";
}

void bind(Running& running, const sql::TableSql& sql, const ListQuery& query,
          const Stretch& stretch) {
    const auto& order = sql.order(query.index);
    const std::size_t next = stretch.equal.size();
    for (std::size_t column = 0; column < next; ++column) {
        bind_cell(running, sql.table, order[column], stretch.equal[column]);
    }
    if (has_least(stretch)) {
        bind_cell(running, sql.table, order[next], stretch.least);
    }
    if (stretch.below) {
        bind_cell(running, sql.table, order[next], *stretch.below);
    }
}

}  // namespace moothall::store::sqlite

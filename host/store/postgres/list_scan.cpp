#include "store/postgres/list_scan.h"

namespace moothall::store::postgres {
namespace {

bool is_nothing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

/// Writes the statement for each stretch of a list.
class Statements {
public:
    Statements(const sql::TableSql& sql, const ListQuery& query)
        : sql_(sql), query_(query), order_(sql.order(query.index)) {}

    Scan scan_of(const Stretch& stretch) const {
        Scan scan;
        std::string conditions;
        const auto condition = [&](std::size_t column, std::string_view comparison) {
            conditions += conditions.empty() ? " WHERE " : " AND ";
            conditions += name_at(column);
            conditions += comparison;
        };
        const auto compared = [&](std::size_t column, std::string_view sign, const Cell& cell) {
            scan.bindings.emplace_back(order_[column], cell);
            condition(column, std::string(sign) + "$" + std::to_string(scan.bindings.size()));
        };
        const std::size_t next = stretch.equal.size();
        for (std::size_t column = 0; column < next; ++column) {
            if (is_nothing(stretch.equal[column])) {
                condition(column, " IS NULL");
            } else {
                compared(column, " = ", stretch.equal[column]);
            }
        }
        if (stretch.begins != Beginning::at_first && is_nothing(stretch.least)) {
            condition(next, " IS NOT NULL");
        } else if (stretch.begins != Beginning::at_first) {
            compared(next, stretch.begins == Beginning::included ? " >= " : " > ", stretch.least);
        }
        if (stretch.below) {
            compared(next, " < ", *stretch.below);
        }
        scan.sql = select() + conditions + order_by() + " LIMIT $" +
                   std::to_string(scan.bindings.size() + 1);
        return scan;
    }

private:
    std::string name_at(std::size_t place) const { return sql_.columns[order_[place]]; }

    std::string select() const {
        std::string columns;
        for (const std::size_t column : sql_.columns_of(query_)) {
            columns += columns.empty() ? "SELECT " : ", ";
            columns += sql_.columns.at(column);
        }
        return columns + " FROM " + sql::in_quotes(sql_.table.name);
    }

    /// By every column of the index, so that it is this index which fits.
    std::string order_by() const {
        std::string columns;
        for (std::size_t place = 0; place < order_.size(); ++place) {
            columns += (columns.empty() ? " ORDER BY " : ", ") + name_at(place);
            // The key's own index, whose columns are never nothing, is declared without.
            columns += query_.index.empty() ? "" : " NULLS FIRST";
        }
        return columns;
    }

    const sql::TableSql& sql_;
    const ListQuery& query_;
    const std::vector<std::size_t>& order_;
};

}  // namespace

std::vector<Scan> scans_of(const sql::TableSql& sql, const ListQuery& query) {
    const Statements statements(sql, query);
    std::vector<Scan> scans;
    for (const Stretch& stretch : stretches_of(sql.table, sql.order(query.index), query)) {
        scans.push_back(statements.scan_of(stretch));
    }
    return scans;
}

}  // namespace moothall::store::postgres

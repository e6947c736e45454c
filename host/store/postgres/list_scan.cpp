#include "store/postgres/list_scan.h"

#include "store/sql/table_sql.h"

namespace moothall::store::postgres {
namespace {

bool is_nothing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

/// Writes the statement for each stretch of a list.
class Statements {
public:
    Statements(const Table& table, const ListQuery& query)
        : table_(table), query_(query), order_(order_of(table, query.index)) {}

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
    std::string name_at(std::size_t place) const {
        return sql::in_quotes(table_.columns[order_[place]].name);
    }

    std::string select() const {
        std::string columns;
        for (const std::size_t column : columns_of(table_, query_)) {
            columns += columns.empty() ? "SELECT " : ", ";
            columns += sql::in_quotes(table_.columns.at(column).name);
        }
        return columns + " FROM " + sql::in_quotes(table_.name);
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

    const Table& table_;
    const ListQuery& query_;
    std::vector<std::size_t> order_;
};

}  // namespace

std::vector<Scan> scans_of(const Table& table, const ListQuery& query) {
    const Statements statements(table, query);
    std::vector<Scan> scans;
    for (const Stretch& stretch : stretches_of(table, query)) {
        scans.push_back(statements.scan_of(stretch));
    }
    return scans;
}

}  // namespace moothall::store::postgres

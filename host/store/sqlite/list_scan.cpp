#include "store/sqlite/list_scan.h"

#include "store/list_stretches.h"

namespace moothall::store::sqlite {
namespace {

bool is_nothing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

/// Writes the statement for each stretch of a list.
class Statements {
public:
    Statements(const sql::TableSql& sql, const ListQuery& query)
        : names_(sql.columns),
          table_(sql.table),
          query_(query),
          order_(order_of(table_, query.index)) {}

    Range range_of(const Stretch& stretch) const {
        Range range;
        std::string conditions;
        const auto condition = [&](std::size_t column, std::string_view comparison) {
            conditions += conditions.empty() ? " WHERE " : " AND ";
            conditions += names_[order_[column]];
            conditions += comparison;
        };
        const std::size_t next = stretch.equal.size();
        for (std::size_t column = 0; column < next; ++column) {
            condition(column, " IS ?");
            range.bindings.emplace_back(order_[column], stretch.equal[column]);
        }
        if (stretch.begins != Beginning::at_first && is_nothing(stretch.least)) {
            condition(next, " IS NOT NULL");
        } else if (stretch.begins != Beginning::at_first) {
            condition(next, stretch.begins == Beginning::included ? " >= ?" : " > ?");
            range.bindings.emplace_back(order_[next], stretch.least);
        }
        if (stretch.below) {
            condition(next, " < ?");
            range.bindings.emplace_back(order_[next], *stretch.below);
        }
        range.sql = select() + conditions + order_by(next) + " LIMIT ?";
        return range;
    }

private:
    std::string select() const {
        std::string columns;
        for (const std::size_t column : columns_of(table_, query_)) {
            columns += columns.empty() ? "SELECT " : ", ";
            columns += names_.at(column);
        }
        const std::string named =
            query_.index.empty()
                ? ""
                : " INDEXED BY " + sql::in_quotes(table_.name + "/" + query_.index);
        return columns + " FROM " + sql::in_quotes(table_.name) + named;
    }

    std::string order_by(std::size_t first) const {
        std::string columns;
        for (std::size_t column = first; column < order_.size(); ++column) {
            columns += columns.empty() ? " ORDER BY " : ", ";
            columns += names_[order_[column]];
        }
        return columns;
    }

    const std::vector<std::string>& names_;  ///< In quotes.
    const Table& table_;
    const ListQuery& query_;
    std::vector<std::size_t> order_;
};

}  // namespace

std::vector<Range> ranges_of(const sql::TableSql& sql, const ListQuery& query) {
    const Statements statements(sql, query);
    std::vector<Range> ranges;
    for (const Stretch& stretch : stretches_of(sql.table, query)) {
        ranges.push_back(statements.range_of(stretch));
    }
    return ranges;
}

}  // namespace moothall::store::sqlite

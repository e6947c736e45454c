#include "store/sqlite/list_scan.h"

#include <numeric>

namespace moothall::store::sqlite {
namespace {

enum class End { none, included, excluded };

/// What one stretch asks of the column after its equal ones.
struct Bounds {
    End low = End::none;
    Cell least;
    std::optional<Cell> below;
};

bool is_nothing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

class Ranges {
public:
    Ranges(const TableSql& sql, const ListQuery& query)
        : names_(sql.columns),
          table_(sql.table),
          query_(query),
          order_(order_of(table_, query.index)) {}

    std::vector<Range> all() && {
        if (query_.equal.size() > order_.size() ||
            (query_.equal.size() == order_.size() && (query_.from || query_.below))) {
            throw StoreFault("A list of the table '" + table_.name +
                             "' asks for more columns than its index has.");
        }
        if (query_.after.empty()) {
            add_bounded(query_.equal, bounds_of_query());
        } else {
            add_after_cursor();
        }
        return std::move(ranges_);
    }

private:
    Bounds bounds_of_query() const {
        Bounds bounds;
        if (query_.from && !is_nothing(*query_.from)) {
            bounds.low = End::included;
            bounds.least = *query_.from;
        }
        bounds.below = query_.below;
        return bounds;
    }

    void add_after_cursor() {
        const Key& after = query_.after;
        const std::size_t first = query_.equal.size();
        if (after.size() != order_.size()) {
            throw StoreFault("A list of the table '" + table_.name +
                             "' was to go on from a row of another list. Start it again.");
        }
        for (std::size_t column = order_.size(); column-- > first;) {
            if (column > first && !is_within_query(after[first])) {
                continue;
            }
            Key equal = query_.equal;
            equal.insert(equal.end(), after.begin() + static_cast<std::ptrdiff_t>(first),
                         after.begin() + static_cast<std::ptrdiff_t>(column));
            Bounds bounds = column == first ? bounds_of_query() : Bounds{};
            if (bounds.low == End::none || after[column] >= bounds.least) {
                bounds.low = End::excluded;
                bounds.least = after[column];
            }
            add_bounded(equal, bounds);
        }
    }

    bool is_within_query(const Cell& cell) const {
        return (!query_.from || cell >= *query_.from) && (!query_.below || cell < *query_.below);
    }

    /// Rows that hold nothing come first, and no comparison finds them: they are a stretch of their
    /// own.
    void add_bounded(const Key& equal, const Bounds& bounds) {
        if (!bounds.below) {
            add(equal, bounds);
            return;
        }
        if (is_nothing(*bounds.below)) {
            return;
        }
        if (bounds.low == End::none) {
            Key with_nothing = equal;
            with_nothing.emplace_back();
            add(with_nothing, Bounds{});
        }
        add(equal, bounds);
    }

    void add(const Key& equal, const Bounds& bounds) {
        Range range;
        std::string conditions;
        const auto condition = [&](std::size_t column, std::string_view comparison) {
            conditions += conditions.empty() ? " WHERE " : " AND ";
            conditions += names_[order_[column]];
            conditions += comparison;
        };
        for (std::size_t column = 0; column < equal.size(); ++column) {
            condition(column, " IS ?");
            range.bindings.emplace_back(order_[column], equal[column]);
        }
        if (bounds.low != End::none && is_nothing(bounds.least)) {
            condition(equal.size(), " IS NOT NULL");
        } else if (bounds.low != End::none) {
            condition(equal.size(), bounds.low == End::included ? " >= ?" : " > ?");
            range.bindings.emplace_back(order_[equal.size()], bounds.least);
        }
        if (bounds.below) {
            condition(equal.size(), " < ?");
            range.bindings.emplace_back(order_[equal.size()], *bounds.below);
        }
        range.sql = select() + conditions + order_by(equal.size()) + " LIMIT ?";
        ranges_.push_back(std::move(range));
    }

    std::string select() const {
        std::string columns;
        for (const std::size_t column : columns_of(table_, query_)) {
            columns += columns.empty() ? "SELECT " : ", ";
            columns += names_.at(column);
        }
        const std::string named =
            query_.index.empty() ? ""
                                 : " INDEXED BY " + in_quotes(table_.name + "/" + query_.index);
        return columns + " FROM " + in_quotes(table_.name) + named;
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
    std::vector<Range> ranges_;
};

}  // namespace

std::vector<std::size_t> columns_of(const Table& table, const ListQuery& query) {
    if (!query.columns.empty()) {
        return query.columns;
    }
    std::vector<std::size_t> all(table.columns.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    return all;
}

std::vector<Range> ranges_of(const TableSql& sql, const ListQuery& query) {
    return Ranges(sql, query).all();
}

}  // namespace moothall::store::sqlite

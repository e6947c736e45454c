#include "store/list_stretches.h"

#include <utility>

namespace moothall::store {
namespace {

/// What one stretch asks of the column after its equal ones.
struct Bounds {
    Beginning begins = Beginning::at_first;
    Cell least;
    std::optional<Cell> below;
};

bool is_nothing(const Cell& cell) {
    return std::holds_alternative<std::monostate>(cell);
}

class Stretches {
public:
    Stretches(const Table& table, const std::vector<std::size_t>& order, const ListQuery& query)
        : table_(table), query_(query), order_(order) {}

    std::vector<Stretch> all() && {
        if (query_.equal.size() > order_.size() ||
            (query_.equal.size() == order_.size() && (query_.from || query_.below))) {
            throw StoreFault("A list of the table '" + table_.name +
                             "' asks for more columns than its index has.");
        }
        stretches_.reserve(query_.after.empty() ? 1 : order_.size());
        if (query_.after.empty()) {
            add_bounded(query_.equal, bounds_of_query());
        } else {
            add_after_cursor();
        }
        return std::move(stretches_);
    }

private:
    Bounds bounds_of_query() const {
        Bounds bounds;
        if (query_.from && !is_nothing(*query_.from)) {
            bounds.begins = Beginning::included;
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
            if (bounds.begins == Beginning::at_first || after[column] >= bounds.least) {
                bounds.begins = Beginning::excluded;
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
        if (bounds.begins == Beginning::at_first) {
            Key with_nothing = equal;
            with_nothing.emplace_back();
            add(with_nothing, Bounds{});
        }
        add(equal, bounds);
    }

    void add(const Key& equal, const Bounds& bounds) {
        stretches_.push_back({equal, bounds.begins, bounds.least, bounds.below});
    }

    const Table& table_;
    const ListQuery& query_;
    const std::vector<std::size_t>& order_;
    std::vector<Stretch> stretches_;
};

}  // namespace

std::vector<Stretch> stretches_of(const Table& table, const std::vector<std::size_t>& order,
                                  const ListQuery& query) {
    return Stretches(table, order, query).all();
}

}  // namespace moothall::store

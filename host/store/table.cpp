#include "store/table.h"

#include <algorithm>
#include <cassert>

namespace moothall::store {

std::vector<std::size_t> order_of(const Table& table, std::string_view index) {
    std::vector<std::size_t> order;
    if (!index.empty()) {
        const auto found = std::find_if(table.indexes.begin(), table.indexes.end(),
                                        [&](const Index& each) { return each.name == index; });
        assert(found != table.indexes.end());
        order = found->columns;
    }
    for (std::size_t column = 0; column < table.key_columns; ++column) {
        if (std::find(order.begin(), order.end(), column) == order.end()) {
            order.push_back(column);
        }
    }
    return order;
}

Key cursor_of(const Table& table, std::string_view index, const Row& last) {
    Key cursor;
    for (const std::size_t column : order_of(table, index)) {
        cursor.push_back(last.at(column));
    }
    return cursor;
}

}  // namespace moothall::store

#include "store/sqlite/layout/stored_shape.h"

#include "store/table_shape.h"

namespace moothall::store::sqlite {

void keep_shape(Connection& connection, const Table& table) {
    const std::string shape = shape_of(table);
    connection.run("INSERT OR REPLACE INTO store_tables VALUES (?, ?)")
        .text(table.name)
        .text(shape)
        .done();
}

std::optional<Table> kept_shape(Connection& connection, const std::string& name) {
    Running running = connection.run("SELECT shape FROM store_tables WHERE name = ?");
    running.text(name);
    if (!running.next()) {
        return std::nullopt;
    }
    return table_of_shape(name, running.bytes_at(0));
}

}  // namespace moothall::store::sqlite

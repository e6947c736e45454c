#include "store/table_shape.h"

#include <sstream>

namespace moothall::store {

std::string shape_of(const Table& table) {
    std::ostringstream shape;
    shape << "key " << table.key_columns << '\n';
    if (table.row_length == RowLength::kilobytes) {
        shape << "long_rows\n";
    }
    for (const Column& column : table.columns) {
        shape << "column " << column.name << ' ' << static_cast<int>(column.kind) << '\n';
    }
    for (const Index& index : table.indexes) {
        shape << "index " << index.name;
        for (const std::size_t column : index.columns) {
            shape << ' ' << column;
        }
        shape << '\n';
    }
    return shape.str();
}

Table table_of_shape(const std::string& name, const std::string& shape) {
    Table table{name, TableClass::working, {}, 0, {}, RowLength::few_hundred_bytes};
    std::istringstream lines(shape);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);
        std::string what;
        words >> what;
        if (what == "key") {
            words >> table.key_columns;
        } else if (what == "column") {
            Column column;
            int kind = 0;
            words >> column.name >> kind;
            column.kind = static_cast<ColumnKind>(kind);
            table.columns.push_back(column);
        } else if (what == "index") {
            Index index;
            words >> index.name;
            for (std::size_t column = 0; words >> column;) {
                index.columns.push_back(column);
            }
            table.indexes.push_back(index);
        } else if (what == "long_rows") {
            table.row_length = RowLength::kilobytes;
        }
    }
    return table;
}

}  // namespace moothall::store

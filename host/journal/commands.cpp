#include "journal/commands.h"

#include <limits>

#include "journal/ids.h"

namespace moothall::journal {

const store::Table& commands_table() {
    static const store::Table table{
        .name = "commands",
        .table_class = store::TableClass::projection,
        .columns = {{"command", store::ColumnKind::text},
                    {"step", store::ColumnKind::number},
                    {"stream", store::ColumnKind::text},
                    {"number", store::ColumnKind::number}},
        .key_columns = 2,
        .indexes = {},
    };
    return table;
}

void fold_command(const Event& event, store::Writer& writer) {
    if (event.cause.command.starts_with(unrepeatable_prefix)) {
        return;
    }
    writer.put(commands_table(), {event.cause.command, event.step, event.stream, event.number});
}

std::vector<std::pair<std::string, std::int64_t>> events_of_command(store::Reader& reader,
                                                                    std::string_view command) {
    std::vector<std::pair<std::string, std::int64_t>> found;
    if (command.starts_with(unrepeatable_prefix)) {
        return found;
    }
    const auto rows = reader.list({.table = &commands_table(),
                                   .index = {},
                                   .equal = {std::string(command)},
                                   .from = {},
                                   .below = {},
                                   .after = {},
                                   .limit = std::numeric_limits<std::int32_t>::max()});
    for (const store::Row& row : rows) {
        found.emplace_back(std::get<std::string>(row[2]), std::get<std::int64_t>(row[3]));
    }
    return found;
}

}  // namespace moothall::journal

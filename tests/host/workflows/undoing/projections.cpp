#include "host/workflows/undoing/projections.h"

#include <algorithm>

#include "cases/find_case.h"
#include "cases/packed_case.h"
#include "cases/performance/outcomes.h"
#include "cases/tables.h"
#include "journal/commands.h"

namespace moothall::workflows {
namespace {

bool differs_rightly(const store::Table& table) {
    return table.table_class != store::TableClass::projection ||
           table.name == journal::commands_table().name ||
           std::string_view(table.name).starts_with("register_");
}

/// A count of nothing is no count.
void leave_out_nothing(store::Row& row) {
    for (store::Cell& cell : row) {
        if (cell == store::Cell(std::int64_t{0})) {
            cell = store::Cell();
        }
    }
}

bool counts_something(const store::Row& row) {
    constexpr std::size_t key_columns = 3;
    return std::any_of(row.begin() + key_columns, row.end(),
                       [](const store::Cell& cell) { return cell != store::Cell(); });
}

}  // namespace

Projections projections_of(SmallCouncil& council) {
    constexpr std::size_t all = 100'000;
    Projections found;
    const auto reader = council.store->read();
    for (const store::Table& table : council.schema.tables) {
        if (differs_rightly(table)) {
            continue;
        }
        auto rows = reader->list({&table, "", {}, {}, {}, {}, all});
        if (table.name == cases::case_table().name) {
            for (store::Row& row : rows) {
                cases::CaseRecord record = cases::record_of(row);
                record.version = 0;
                row.at(cases::CaseColumns::record) = cases::pack(record);
            }
        }
        if (table.name == cases::week_table().name) {
            for (store::Row& row : rows) {
                leave_out_nothing(row);
            }
            std::erase_if(rows, [](const store::Row& row) { return !counts_something(row); });
        }
        found[table.name] = std::move(rows);
    }
    return found;
}

std::vector<std::string> differing(const Projections& before, const Projections& after) {
    std::vector<std::string> names;
    for (const auto& [name, rows] : before) {
        if (after.at(name) != rows) {
            names.push_back(name);
        }
    }
    return names;
}

}  // namespace moothall::workflows

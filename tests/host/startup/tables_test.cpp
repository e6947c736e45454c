#include "startup/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <sstream>

#include "store/table_shape.h"

namespace moothall::startup {
namespace {

/// Every table that the host keeps, as it is laid out at the newest migration.
std::string layout_of_today() {
    const store::Schema schema = startup::schema();
    std::ostringstream text;
    text << "At migration " << schema.migrations.back().number << ":\n";
    for (const store::Table& table : schema.tables) {
        const bool is_working = table.table_class == store::TableClass::working;
        text << "\n"
             << (is_working ? "working " : "projection ") << table.name << "\n"
             << store::shape_of(table);
    }
    return text.str();
}

// Two releases that lay out their tables otherwise must not work on one store side by side: the
// number of the migration is what keeps the older one away.
TEST(Tables, OneThatIsLaidOutOtherwiseComesWithAMigration) {
    std::ifstream file(MOOTHALL_KEPT_LAYOUT);
    std::ostringstream kept;
    kept << file.rdbuf();

    EXPECT_EQ(layout_of_today(), kept.str())
        << "A table is laid out otherwise than at the newest migration. Add one to "
           "host/store/migrations/migrations.cpp: with the steps of a working table, with "
           "AddProjection where a projection is new and older hosts may go on without it, or with "
           "none. Then put what stands above into " MOOTHALL_KEPT_LAYOUT ".";
}

TEST(Tables, AProjectionThatAMigrationAddsIsDeclared) {
    const store::Schema schema = startup::schema();
    for (const store::Migration& migration : schema.migrations) {
        for (const store::Step& step : migration.steps) {
            const auto* const added = std::get_if<store::AddProjection>(&step);
            EXPECT_TRUE(added == nullptr ||
                        std::ranges::any_of(schema.tables,
                                            [&](const store::Table& table) {
                                                return table.name == added->table &&
                                                       table.table_class ==
                                                           store::TableClass::projection;
                                            }))
                << migration.name;
        }
    }
}

}  // namespace
}  // namespace moothall::startup

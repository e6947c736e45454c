#include "store/sql/structure.h"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "store/store.h"

namespace moothall::store::sql {
namespace {

void make_table(Structure& structure, const Table& table) {
    for (const std::string& statement : TableSql(table, structure.dialect()).create) {
        structure.run(statement);
    }
    structure.note_table(table);
}

Table existing(Structure& structure, const std::string& name) {
    std::optional<Table> table = structure.noted_table(name);
    if (!table) {
        throw StoreFault("A migration changes the table '" + name + "', which is not there.");
    }
    return *std::move(table);
}

void take(Structure& structure, const CreateTable& step) {
    make_table(structure, step.table);
}

void take(Structure& structure, const AddColumn& step) {
    Table table = existing(structure, step.table);
    structure.run("ALTER TABLE " + in_quotes(step.table) + " ADD COLUMN " +
                  in_quotes(step.column.name) + " " +
                  structure.dialect().type_of(step.column.kind));
    table.columns.push_back(step.column);
    structure.note_table(table);
}

void take(Structure& structure, const DropTable& step) {
    drop_table(structure, step.table);
}

void take(Structure& structure, const CreateIndex& step) {
    Table table = existing(structure, step.table);
    structure.run(create_index_sql(table, step.index, structure.dialect()));
    table.indexes.push_back(step.index);
    structure.note_table(table);
}

/// It is made as it is declared, like all projections.
void take(Structure&, const AddProjection&) {}

void take(Structure& structure, const Migration& migration, const Opening& opening) {
    for (const Step& step : migration.steps) {
        std::visit([&](const auto& each) { take(structure, each); }, step);
    }
    structure.note_taken(migration, opening);
}

/// Projections that are not as declared are made anew, for a rebuild to fill.
void make_as_declared(Structure& structure, const Schema& schema,
                      const std::vector<std::string>& anew) {
    bool lost_rows = false;
    for (const Table& table : schema.tables) {
        if (std::ranges::find(anew, table.name) == anew.end()) {
            continue;
        }
        drop_table(structure, table.name);
        make_table(structure, table);
        lost_rows = lost_rows || table.table_class == TableClass::projection;
    }
    if (lost_rows && structure.has_events()) {
        structure.note_that_it_needs_a_rebuild();
    }
}

}  // namespace

void make_tables(Structure& structure, const Schema& schema, const Opening& opening) {
    for (const Table& table : schema.tables) {
        make_table(structure, table);
    }
    for (const Migration& migration : schema.migrations) {
        structure.note_taken(migration, opening);
    }
}

void drop_table(Structure& structure, const std::string& name) {
    structure.run("DROP TABLE IF EXISTS " + in_quotes(name));
    structure.forget_table(name);
}

Result<Pending> pending_in(Structure& structure, const Schema& schema) {
    return pending({[&](int number) { return structure.has_taken(number); },
                    [&](const std::string& name) { return structure.noted_table(name); }},
                   schema);
}

std::string bring_up_to_date(Structure& structure, const Schema& schema, const Opening& opening) {
    const auto lacks = pending_in(structure, schema);
    std::string reason = reason_against_use(lacks, opening.preparation);
    if (!reason.empty()) {
        return reason;
    }
    if (opening.preparation == Preparation::make) {
        make_as_declared(structure, schema, lacks->added);
        return {};
    }
    for (const Migration& migration : lacks->migrations) {
        take(structure, migration, opening);
    }
    // What a migration made must be what the program expects, or nothing of it is kept.
    const auto left = pending_in(structure, schema);
    if (!left) {
        return left.error().reason;
    }
    make_as_declared(structure, schema, left->anew);
    make_as_declared(structure, schema, left->added);
    return {};
}

}  // namespace moothall::store::sql

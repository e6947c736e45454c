#include "store/pending.h"

#include <algorithm>

#include "store/table_shape.h"

namespace moothall::store {
namespace {

const std::string& table_of(const CreateTable& step) {
    return step.table.name;
}

template <class OnTable>
const std::string& table_of(const OnTable& step) {
    return step.table;
}

bool changes(const Migration& migration, const std::string& table) {
    return std::ranges::any_of(migration.steps, [&](const Step& step) {
        return std::visit([](const auto& each) { return table_of(each); }, step) == table;
    });
}

bool can_be_used(const Pending& lacks, Preparation preparation) {
    if (preparation == Preparation::journal) {
        return true;
    }
    return preparation == Preparation::none ? lacks.is_nothing() : lacks.needs_no_upgrade();
}

}  // namespace

Result<Pending> pending(const Kept& kept, const Schema& schema) {
    Pending found;
    for (const Migration& migration : schema.migrations) {
        if (!kept.has_taken(migration.number)) {
            found.migrations.push_back(migration);
        }
    }
    for (const Table& table : schema.tables) {
        const auto shape = kept.shape_of(table.name);
        if (shape && shape_of(*shape) == shape_of(table)) {
            continue;
        }
        const bool is_changed = std::ranges::any_of(
            found.migrations, [&](const auto& each) { return changes(each, table.name); });
        if (shape && table.table_class == TableClass::working && !is_changed) {
            return Refusal{RefusalKind::not_available,
                           "The table '" + table.name +
                               "' is not as this program expects it, and no migration says how it "
                               "becomes so. Install a complete release."};
        }
        if (!is_changed) {
            const bool is_added = table.table_class == TableClass::working;
            (is_added ? found.added : found.anew).push_back(table.name);
        }
    }
    return found;
}

std::string reason_against_use(const Result<Pending>& lacks, Preparation preparation) {
    if (!lacks) {
        return lacks.error().reason;
    }
    return can_be_used(*lacks, preparation) ? "" : reason_against_older;
}

}  // namespace moothall::store

#include "store/pending.h"

#include <algorithm>
#include <functional>

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

bool adds_projection(const Step& step) {
    return std::holds_alternative<AddProjection>(step);
}

/// Whether one of the steps that `counts` is about the table.
template <class Counts>
bool is_in_a_step(const std::vector<Migration>& migrations, const std::string& table,
                  const Counts& counts) {
    return std::ranges::any_of(migrations, [&](const Migration& migration) {
        return std::ranges::any_of(migration.steps, [&](const Step& step) {
            return counts(step) &&
                   std::visit([](const auto& each) { return table_of(each); }, step) == table;
        });
    });
}

bool is_added(const std::vector<Migration>& migrations, const std::string& table) {
    return is_in_a_step(migrations, table, adds_projection);
}

bool is_changed(const std::vector<Migration>& migrations, const std::string& table) {
    return is_in_a_step(migrations, table, std::not_fn(adds_projection));
}

}  // namespace

bool Pending::can_wait() const {
    return anew.empty() && std::ranges::all_of(migrations, [](const Migration& migration) {
               return !migration.steps.empty() &&
                      std::ranges::all_of(migration.steps, adds_projection);
           });
}

Result<Pending> pending(const Kept& kept, const Schema& schema) {
    Pending found;
    for (const Migration& migration : schema.migrations) {
        if (!kept.has_taken(migration.number)) {
            found.migrations.push_back(migration);
        }
    }
    for (const Table& table : schema.tables) {
        const auto shape = kept.shape_of(table.name);
        if (!shape) {
            found.absent.push_back(table.name);
        } else if (shape_of(*shape) == shape_of(table)) {
            continue;
        }
        if (is_changed(found.migrations, table.name)) {
            continue;
        }
        const bool is_working = table.table_class == TableClass::working;
        if (shape && is_working) {
            return Refusal{RefusalKind::not_available,
                           "The table '" + table.name +
                               "' is not as this program expects it, and no migration says how it "
                               "becomes so. Install a complete release."};
        }
        const bool waits = !shape && is_added(found.migrations, table.name);
        (waits ? found.waiting : is_working ? found.added : found.anew).push_back(table.name);
    }
    return found;
}

std::string reason_against_use(const Result<Pending>& lacks, Preparation preparation) {
    if (!lacks) {
        return lacks.error().reason;
    }
    const bool is_taken_as_it_is =
        preparation == Preparation::make || preparation == Preparation::none;
    return is_taken_as_it_is && !lacks->can_wait() ? reason_against_older : "";
}

bool calls_for_changes(const Pending& lacks, Preparation preparation) {
    return preparation == Preparation::make ? !lacks.added.empty() : !lacks.is_nothing();
}

std::vector<Table> tables_there(const Schema& schema, const Pending& lacks) {
    std::vector<Table> there;
    for (const Table& table : schema.tables) {
        if (std::ranges::find(lacks.absent, table.name) == lacks.absent.end()) {
            there.push_back(table);
        }
    }
    return there;
}

}  // namespace moothall::store

#pragma once

#include <moothall/service/result.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/schema.h"

namespace moothall::store {

/// What an older store lacks of what a program expects.
struct Pending {
    std::vector<Migration> migrations;  ///< To be taken, in order.
    std::vector<std::string> anew;      ///< Tables to be made anew, and filled from the journal.

    bool is_nothing() const { return migrations.empty() && anew.empty(); }
};

/// What a store says of itself: whether it took a migration, and a table as it was last made.
struct Kept {
    std::function<bool(int migration)> has_taken;
    std::function<std::optional<Table>(const std::string& table)> shape_of;
};

/// Compares a store with a schema. Changes nothing.
/// Refused: a working table that is not as it is declared, and that no pending migration makes so.
Result<Pending> pending(const Kept& kept, const Schema& schema);

}  // namespace moothall::store

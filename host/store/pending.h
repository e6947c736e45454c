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
    std::vector<std::string> added;     ///< Working tables that an older program does without.

    bool is_nothing() const { return needs_no_upgrade() && added.empty(); }
    /// Whether it can be made up for while programs of the older release are at work.
    bool needs_no_upgrade() const { return migrations.empty() && anew.empty(); }
};

/// What a store says of itself: whether it took a migration, and a table as it was last made.
struct Kept {
    std::function<bool(int migration)> has_taken;
    std::function<std::optional<Table>(const std::string& table)> shape_of;
};

/// Compares a store with a schema. Changes nothing.
/// Refused: a working table that is not as it is declared, and that no pending migration makes so.
Result<Pending> pending(const Kept& kept, const Schema& schema);

/// Why a store that lacks this cannot be opened so, in one sentence; empty if it can. Tables that
/// are only added are made at any opening that may change something.
std::string reason_against_use(const Result<Pending>& lacks, Preparation preparation);

}  // namespace moothall::store

#pragma once

#include <moothall/service/result.h>

#include <cstdint>
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
    std::vector<std::string> waiting;   ///< Projections that are made and filled by an upgrade.
    std::vector<std::string> added;     ///< Working tables that an older program does without.
    std::vector<std::string> absent;    ///< All declared tables that the store does not have.

    bool is_nothing() const { return migrations.empty() && anew.empty() && added.empty(); }
    /// Whether this program can work on the store as it is, beside programs of the older release.
    bool can_wait() const;
};

/// How a store stands for who opened it.
struct Standing {
    std::int64_t step = 0;            ///< The newest migration that it took.
    std::vector<std::string> absent;  ///< Declared tables that it does not have: they read as
                                      ///< empty, and what is put into them is dropped.
};

/// What a store says of itself: whether it took a migration, and a table as it was last made.
struct Kept {
    std::function<bool(int migration)> has_taken;
    std::function<std::optional<Table>(const std::string& table)> shape_of;
};

/// Compares a store with a schema. Changes nothing.
/// Refused: a working table that is not as it is declared, and that no pending migration makes so.
Result<Pending> pending(const Kept& kept, const Schema& schema);

/// Why a store that lacks this cannot be opened so, in one sentence; empty if it can.
std::string reason_against_use(const Result<Pending>& lacks, Preparation preparation);

/// Whether an opening changes something in a store that lacks this. Working tables that are only
/// added are made at any opening that may.
bool calls_for_changes(const Pending& lacks, Preparation preparation);

/// The declared tables that the store has.
std::vector<Table> tables_there(const Schema& schema, const Pending& lacks);

}  // namespace moothall::store

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::registers {

/// Every row of every register that was put or taken away. Columns: register, key, from_on
/// ("2026-04-01"), record (JSON of its values; nothing where the key ends on that day),
/// recorded_at.
const store::Table& rows_table();

/// Every key that a register ever had. Columns: register, key, part (see part_of), changes,
/// reservations: how many events of its stream were counted in changes_table.
const store::Table& keys_table();

/// How often registers changed: what a decision that read a list of rows depends on. Columns:
/// register, what ("rows" or "reservations"), part (empty for the whole register), counted.
const store::Table& changes_table();

/// All of these, for the store's schema.
std::vector<store::Table> tables();

/// The full text of a register's rows is indexed under this; each hit's key is a row's.
std::string text_collection(std::string_view register_name);

/// "register/revenues.accounts/4711".
std::string stream_of(std::string_view register_name, std::string_view key);

/// The first field of a key: "N4" of "N4,2027-05-10".
std::string_view part_of(std::string_view key);

/// Folds an event of a register. Needs no declaration, so that a rebuild needs no plugin.
void fold_register(const journal::Event& event, store::Writer& writer);

/// Takes away what the events of one register stream were folded to.
void forget_register(std::string_view stream, std::int64_t last, store::Writer& writer);

/// Adds both for every register.
void add_register_folds(journal::Folds& folds);

}  // namespace moothall::registers

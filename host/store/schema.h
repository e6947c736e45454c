#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "store/table.h"

namespace moothall::store {

/// Makes a working table as it was at that migration. (Projections need no steps: one whose shape
/// has changed is made anew, and rebuilt from the journal.)
struct CreateTable {
    Table table;
};

/// Adds a column at the end of a table; rows that are there hold nothing in it.
struct AddColumn {
    std::string table;
    Column column;
};

/// Takes a table and all its rows away.
struct DropTable {
    std::string table;
};

/// Adds an index to a table.
struct CreateIndex {
    std::string table;
    Index index;
};

/// Says that a projection is new, and that hosts of the release before may go on without it: until
/// the store is brought up to date programs that know the projection work on the store as it is.
/// What belongs into it is folded from the journal then.
struct AddProjection {
    std::string table;
};

using Step = std::variant<CreateTable, AddColumn, DropTable, CreateIndex, AddProjection>;

/// A numbered change to what is kept, done once to each store, in one transaction.
struct Migration {
    int number;  ///< From 1, without gaps.
    std::string name;
    std::vector<Step> steps;
};

/// What a program expects a store to hold: the tables as they are now, and every migration that led
/// there. A new store gets the tables; an older one the migrations it lacks.
struct Schema {
    std::vector<Table> tables;
    std::vector<Migration> migrations;
};

/// Why a store that is at this step cannot be used by a program with this schema, in one sentence;
/// empty if it can.
std::string reason_against_step(std::int64_t step, const Schema& schema);

/// What is said of a store that is older than the program, where it must not be changed.
inline constexpr const char* reason_against_older =
    "The council's data were kept by an older Moothall. Stop every host of it, and run `moothall "
    "upgrade --check`, then `moothall upgrade`.";

/// What is said of every change once the store was brought up to date by others: this program does
/// not write what they expect.
inline constexpr const char* reason_against_upgraded =
    "The council's data have been upgraded since this program was started, so nothing more is kept "
    "by it. Start it again.";

/// What may be done to a place so that its store can be opened.
enum class Preparation {
    make_and_bring_up_to_date,
    make,     ///< One that is there has to be as the schema says, or lack only what can wait.
    none,     ///< The same, and it has to be there.
    journal,  ///< It has to be there. Of one that is older only the journal may be read.
};

/// Whether nothing at all may be changed in the place.
bool is_for_reading(Preparation preparation);

/// Whether the tables of a store that is made are already to be used.
enum class Readiness { finished, unfinished };

/// Who opens a store, and when: noted in the ledger of migrations.
struct Opening {
    std::string program_version;
    std::int64_t opened_at;  ///< Microseconds since 1970 in UTC.
    Preparation preparation = Preparation::make_and_bring_up_to_date;
    /// One that is being restored is opened as unfinished, by whoever restores it.
    Readiness readiness = Readiness::finished;
};

}  // namespace moothall::store

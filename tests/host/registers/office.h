#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "calendar/working_days.h"
#include "journal/fold.h"
#include "journal/journal.h"
#include "registers/registers.h"
#include "store/store.h"

namespace moothall::registers {

/// "waste.prices": kind (key), up_to_three_pence, each_more_pence, percent?, source.
RegisterDeclaration prices();
/// "waste.places_on_rounds": round and on (key), left, which is counted down; note?.
RegisterDeclaration places_on_rounds();
/// "waste.rounds": uprn (key), round, from_garden?.
RegisterDeclaration rounds();

/// Some registers of a plugin "waste" over a store, and what it takes to keep rows in them.
class Office {
public:
    Office();  ///< Over a store in memory.
    explicit Office(std::unique_ptr<store::Store> store);

    /// Keeps the drafts, or fails the test.
    void keep(std::vector<journal::Draft> drafts);
    Result<journal::Committed> commit(journal::Decision decision);

    void put_price(std::string_view kind, std::int64_t pence, Date from);
    void put_places(std::string_view round, Date on, std::int64_t left);

    std::unique_ptr<store::Reader> read() { return store->read(); }

    std::unique_ptr<store::Store> store;
    journal::Folds folds;
    journal::Journal journal;
    Registers registers;
    calendar::Calendars calendars;
};

Date april(int year);  ///< 1 April.

/// The tables of a store that an office is over.
std::vector<store::Table> office_tables();

/// All rows that the projections of registers hold.
std::vector<store::Row> projected(store::Reader& reader);

}  // namespace moothall::registers

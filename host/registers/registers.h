#pragma once

#include <moothall/service/plugin.h>
#include <moothall/service/reading.h>
#include <moothall/service/result.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "registers/row_values.h"
#include "store/store.h"

namespace moothall::registers {

/// A row that somebody wants in a register.
struct RowToPut {
    std::string register_name;
    Date from;
    Table values;  ///< Key fields and `source` among them. The key is made from them.
};

/// One step in the life of a key.
struct HistoryEntry {
    Date from;
    std::optional<Row> row;  ///< Nothing where the key ends on that day.
    Instant recorded_at;
};

/// Some of a register's rows. Go on from `next`, which is empty when there are no more.
struct Page {
    std::vector<Row> rows;
    std::string next;
};

/// The registers that plugins declared: journaled, effective-dated collections. A row put from a
/// day on is in force until the next row of its key. Nothing is written here: drafts are made, for
/// the journal to commit.
///
/// Threads: any, once filled. Faults: StoreFault from everything that takes a reader.
class Registers {
public:
    /// Refused: invalid_input as by check_declaration; for a register of another service than the
    /// plugin's own, or a name that is taken.
    Result<Done> add(RegisterDeclaration declaration, const std::string& plugin);
    /// Takes away the declarations of a plugin; what its registers hold stays.
    void remove_plugin(std::string_view plugin);

    const RegisterDeclaration* find(std::string_view name) const;  ///< Null if there is none.
    /// Refused: not_found, with the nearest name.
    Result<const RegisterDeclaration*> named(std::string_view name) const;
    std::vector<std::string> names() const;  ///< In order.

    /// The event that puts a row. Refused: not_found for the register; invalid_input for its
    /// values.
    Result<journal::Draft> put(const RowToPut& row, Instant happened_at) const;

    /// The event that ends a key: from that day on it has no row, until another is put.
    /// Refused: not_found where none is in force on that day.
    Result<journal::Draft> remove(store::Reader& reader, std::string_view register_name,
                                  std::string_view key, Date from, Instant happened_at) const;

    /// See Reading::rule. Refused besides: not_found for the register.
    Result<Row> rule(store::Reader& reader, std::string_view register_name, Date on,
                     std::string_view key) const;

    /// See Reading::rows. An unknown register has none. Where `where` holds the first fields of the
    /// key, only those keys are looked at; else the whole register is.
    std::vector<Row> rows(store::Reader& reader, std::string_view register_name, Date on,
                          const Table& where, std::size_t most) const;

    /// All that was put for a key, by the day from which it is in force; none for a key never seen.
    Result<std::vector<HistoryEntry>> history(store::Reader& reader, std::string_view register_name,
                                              std::string_view key) const;

    /// The rows in force on a day, by key, from `after` on (Page::next; empty at first).
    Result<Page> list(store::Reader& reader, std::string_view register_name, Date on,
                      std::string_view after, std::size_t limit) const;

    /// The rows in force on a day in which, or in an earlier row of whose key, all the words occur;
    /// the last that was changed first; at most `limit`.
    Result<std::vector<Row>> search(store::Reader& reader, std::string_view register_name,
                                    std::string_view words, Date on, std::size_t limit) const;

private:
    struct Known {
        RegisterDeclaration declaration;
        std::string plugin;
    };

    std::map<std::string, Known, std::less<>> registers_;
};

/// The key under which `where` can be looked up, if it holds every field of the key; else the
/// beginning that all such keys have, which may be empty.
struct KeyOfWhere {
    std::string text;
    bool is_whole;
};
KeyOfWhere key_of_where(const RegisterDeclaration& declaration, const Table& where);

}  // namespace moothall::registers

#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "store/event_row.h"
#include "store/table.h"

namespace moothall::store {

/// The store cannot be reached, read or written: nobody nearby can help. What was asked was not
/// done; only if the disk or the server failed in the very act of keeping, it is found whole or not
/// at all later, and the sentence says so.
class StoreFault : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A page of a list along one index: the rows whose leading index columns equal `equal`, from the
/// row after `after`, in the order of the index (see order_of).
struct ListQuery {
    const Table* table;
    std::string index;          ///< Empty for the key itself.
    Key equal;                  ///< Values of the leading columns of the index.
    std::optional<Cell> from;   ///< Least value of the column after them, included.
    std::optional<Cell> below;  ///< Bound of the column after them, excluded.
    Key after;  ///< Where the page before ended: cursor_of its last row; empty at first.
    std::size_t limit;
    /// The columns to be read, by place: the other cells of each row hold nothing. Empty: all.
    std::vector<std::size_t> columns = {};
};

/// Something that was indexed and found.
struct TextHit {
    std::string key;
    std::int64_t dated;

    friend bool operator==(const TextHit&, const TextHit&) = default;
};

/// Full-text search over what was indexed under `collection`: every word must occur (the last also
/// as the beginning of a word), accents and case do not matter; the newest first, then by key.
/// Words have no syntax; without a word nothing is found.
struct TextQuery {
    std::string collection;
    std::string words;
    std::optional<TextHit> after;  ///< The last hit of the page before; nothing for the first page.
    std::size_t limit;
};

/// A consistent view of all that was kept at one moment. Borrowed by one thread at a time.
/// Faults: every method throws StoreFault.
class Reader {
public:
    virtual ~Reader() = default;

    virtual std::optional<Row> find(const Table& table, const Key& key) = 0;
    virtual std::vector<Row> list(const ListQuery& query) = 0;
    virtual std::vector<TextHit> search(const TextQuery& query) = 0;

    virtual std::optional<StreamHead> head(std::string_view stream) = 0;
    virtual std::vector<EventRow> events(std::string_view stream, std::int64_t after_number,
                                         std::size_t limit) = 0;
    /// In order of position: sealed events only.
    virtual std::vector<EventRow> events_by_position(std::int64_t after_position,
                                                     std::size_t limit) = 0;
    /// The events that no seal binds yet, in the order in which they are to be sealed.
    virtual std::vector<EventRow> unsealed(std::size_t limit) = 0;
    /// Every stream's name in order, after `after`: for verification.
    virtual std::vector<std::string> streams(std::string_view after, std::size_t limit) = 0;
    virtual std::optional<SealRow> last_seal() = 0;
    virtual std::vector<SealRow> seals(std::int64_t after_number, std::size_t limit) = 0;
};

/// A transaction: what it reads is what it will have read when it is kept, or the work runs again.
/// Borrowed by a work while it runs. Faults: every method throws StoreFault, also for a table that
/// was not declared, a row that does not fit its columns, a number that overflows.
class Writer : public Reader {
public:
    virtual void put(const Table& table,
                     Row row) = 0;  ///< Inserts, or replaces the row of its key.
    virtual void remove(const Table& table, const Key& key) = 0;

    /// Adds `delta` to a number column, making the row from the key (other columns nothing, the
    /// number `delta`) if there is none: the way to count without one row that everybody waits for.
    virtual void add(const Table& table, const Key& key, std::size_t column,
                     std::int64_t delta) = 0;

    virtual void index_text(std::string_view collection, std::string_view key, std::int64_t dated,
                            std::string_view text) = 0;  ///< Replaces what the key had.
    virtual void remove_text(std::string_view collection, std::string_view key) = 0;

    /// The number must be the one after the stream's head, or it is a StoreFault. The position is
    /// given by the backend: what the row says is not looked at.
    virtual void append(const EventRow& event) = 0;
    /// Takes body and salt away for good. Chain and position stay.
    virtual void erase_body(std::string_view stream, std::int64_t number) = 0;

    /// Gives positions to the events it binds: the first so many of `unsealed`. Its number and
    /// first position must follow the seal before it, or it is a StoreFault.
    virtual void add_seal(const SealRow& seal) = 0;

    /// Keeps a seal of another store with the events that it binds, all at the positions that they
    /// have there: for a copy of a whole journal. Number and positions must follow the seal before,
    /// the events be as many as it binds, and nothing unsealed be there, or it is a StoreFault.
    virtual void append_sealed(const SealRow& seal, std::span<const EventRow> events) = 0;

    /// Empties every projection and its text, for a rebuild.
    virtual void clear_projections() = 0;
};

/// What a work says when it has run: keep all of it, or none of it.
enum class Verdict { keep, discard };

using Work = std::function<Verdict(Writer&)>;

/// The interface to what is kept. Names no database.
///
/// Guarantees: a work is kept whole or not at all; when `write` has returned `keep`, it survives
/// loss of power. Works see each other in one order (serializable). Any number of processes may use
/// one store. Threads: any. Faults: StoreFault; then nothing of that work was kept.
class Store {
public:
    virtual ~Store() = default;

    virtual std::unique_ptr<Reader> read() = 0;

    /// Shows one moment, that of the first question: for an answer that is made at once. Where a
    /// reader costs a question to a server, this one is free. `use` may be run again from its
    /// beginning when the server was lost: it must have no effect but its last result. What it
    /// throws is thrown on.
    virtual void show(const std::function<void(Reader&)>& use) { use(*read()); }

    /// A reader to be kept for a round of work, where it costs no question to a server; else null.
    virtual std::unique_ptr<Reader> read_if_at_hand() { return nullptr; }

    /// Shows the newest state for a short look on the way of a command: some backends have it at
    /// hand while nobody writes. For a page of a list take `show`. `show` must not write. Never
    /// waits for another process; throws what `show` throws.
    virtual void look(const std::function<void(Reader&)>& show) { show(*read()); }

    /// Runs `work` in a transaction and waits until it is kept. A work may be run more than once,
    /// when another got there first, and on another thread: it must have no effect but through the
    /// writer, and must not call `write`. What it throws discards it and is thrown on.
    virtual Verdict write(const Work& work) = 0;

    /// Runs short tasks one after another on one thread and keeps all that they write at once: what
    /// they read and write through this store is one transaction, in which each sees what those
    /// before it did. What a task was told is true once this has returned true. False: nothing was
    /// kept, and each task is to be run by itself, because the backend keeps each work alone, or
    /// because a work changed something and was then discarded or failed. A task must not throw,
    /// and may be run more than once. Throws StoreFault when what they did could not be kept.
    virtual bool write_together(std::span<const std::function<void()>> /*tasks*/) {
        return false;
    }

    /// Whether a work given now would run at once and keep nobody waiting, as far as can be known.
    virtual bool is_idle() const = 0;

    /// Makes what was erased, replaced or removed unreadable in the files too. Waits for readers
    /// that still see it. Slow: meant for after an erasure, not for every command.
    virtual void purge() = 0;

    /// Whether projections were made anew at opening, or a rebuild was not finished: until a work
    /// that calls `clear_projections` is kept they cannot be trusted.
    virtual bool needs_rebuild() = 0;
};

/// Run by the store after works and before others can read what they kept, or a little later, never
/// twice at once: where the journal seals. If it throws, nothing of those works is kept; if they
/// were kept already, works are turned away with that fault until it runs again. A store in which
/// no work is under way has sealed all that it kept, unless its server was lost.
using Sealing = std::function<void(Writer&)>;

}  // namespace moothall::store

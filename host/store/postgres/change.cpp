#include "store/postgres/change.h"

#include <algorithm>

namespace moothall::store::postgres {
namespace {

/// The time of the database, and in a stream always after the event before: so events come into the
/// order of seals in the order in which they saw each other.
constexpr std::string_view append_sql =
    "INSERT INTO events (stream, number, header, facts, salt, body, body_hash, hash, kept_at)"
    " VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
    " greatest((extract(epoch FROM clock_timestamp()) * 1000000)::bigint,"
    " coalesce((SELECT kept_at FROM events WHERE stream = $1 AND number = $2 - 1), 0) + 1))";

/// With its position: sealed by another store.
constexpr std::string_view append_sealed_sql =
    "INSERT INTO events (stream, number, header, facts, salt, body, body_hash, hash, position,"
    " kept_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9,"
    " (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)";

constexpr std::string_view move_seal_row_sql =
    "UPDATE seal_row SET number = $1, position = $2 WHERE id = 1 AND number = $1 - 1"
    " AND position = $3 - 1 AND NOT EXISTS (SELECT 1 FROM events WHERE position IS NULL)";

Parameters parts_of(const EventRow& event) {
    Parameters parameters;
    parameters.bytes(event.stream).number(event.number).bytes(event.header).bytes(event.facts);
    parameters.bytes(event.salt);
    if (event.body) {
        parameters.bytes(*event.body);
    } else {
        parameters.nothing();
    }
    parameters.bytes(event.body_hash).bytes(event.hash);
    return parameters;
}

/// Moves the only row on, unless another did, and then gives positions in the order of
/// Queries::unsealed, all of the same moment. Tells how many events got one.
constexpr std::string_view seal_sql =
    "WITH moved AS (UPDATE seal_row SET number = $1, position = $2"
    "  WHERE id = 1 AND number = $1 - 1 AND position = $3 - 1 RETURNING id),"
    " ordered AS (SELECT stream, number,"
    "   row_number() OVER (ORDER BY kept_at, stream, number) - 1 AS place"
    "  FROM events WHERE position IS NULL ORDER BY kept_at, stream, number LIMIT $2 - $3 + 1),"
    " placed AS (UPDATE events e SET position = $3 + o.place FROM ordered o, moved"
    "  WHERE e.stream = o.stream AND e.number = o.number RETURNING e.number)"
    " SELECT count(*) FROM placed";

}  // namespace

std::optional<StreamHead> Change::head(std::string_view stream) {
    const auto known = heads_.find(stream);
    if (known != heads_.end()) {
        return known->second;
    }
    return heads_.emplace(std::string(stream), queries_.head(stream)).first->second;
}

void Change::put(const Table& table, Row row) {
    const sql::TableSql& sql = layout_.tables.of(table);
    sql::check_row(sql, row);
    if (!sql.is_there) {
        return;
    }
    Parameters parameters;
    for (std::size_t column = 0; column < row.size(); ++column) {
        bind_cell(parameters, sql.table, column, row[column]);
    }
    write(sql.put, parameters);
}

void Change::remove(const Table& table, const Key& key) {
    const sql::TableSql& sql = layout_.tables.of(table);
    sql::check_key(sql, key);
    if (!sql.is_there) {
        return;
    }
    Parameters parameters;
    for (std::size_t column = 0; column < key.size(); ++column) {
        bind_cell(parameters, sql.table, column, key[column]);
    }
    write(sql.remove, parameters);
}

void Change::add(const Table& table, const Key& key, std::size_t column, std::int64_t delta) {
    const sql::TableSql& sql = layout_.tables.of(table);
    sql::check_addition(sql, key, column);
    if (!sql.is_there) {
        return;
    }
    Parameters parameters;
    for (std::size_t each = 0; each < key.size(); ++each) {
        bind_cell(parameters, sql.table, each, key[each]);
    }
    write(sql.add[column], parameters.number(delta));
}

void Change::index_text(std::string_view collection, std::string_view key, std::int64_t dated,
                        std::string_view text) {
    remove_text(collection, key);
    const std::vector<std::string> words = layout_.words_to_index(text);
    write("INSERT INTO indexed_texts (collection, key, dated, words) VALUES ($1, $2, $3, $4)",
          Parameters().bytes(collection).bytes(key).number(dated).list(words));
    if (!words.empty()) {
        write(
            "INSERT INTO text_words (collection, key, dated, word)"
            " SELECT $1, $2, $3, unnest($4::bytea[])",
            Parameters().bytes(collection).bytes(key).number(dated).list(words));
    }
}

void Change::remove_text(std::string_view collection, std::string_view key) {
    write(
        "DELETE FROM text_words w USING (SELECT dated, unnest(words) AS word FROM indexed_texts"
        " WHERE collection = $1 AND key = $2) t"
        " WHERE w.collection = $1 AND w.word = t.word AND w.dated = t.dated AND w.key = $2",
        Parameters().bytes(collection).bytes(key));
    write("DELETE FROM indexed_texts WHERE collection = $1 AND key = $2",
          Parameters().bytes(collection).bytes(key));
}

void Change::append(const EventRow& event) {
    const std::optional<StreamHead> last = head(event.stream);
    if (event.number != (last ? last->number : 0) + 1) {
        throw StoreFault("The event " + std::to_string(event.number) + " of the stream '" +
                         event.stream + "' does not follow the last one, so it was not kept.");
    }
    write(append_sql, parts_of(event));
    heads_[event.stream] = StreamHead{event.number, event.hash};
    appended_ = true;
}

void Change::erase_body(std::string_view stream, std::int64_t number) {
    write("UPDATE events SET salt = '', body = NULL WHERE stream = $1 AND number = $2",
          Parameters().bytes(stream).number(number));
}

void Change::add_seal(const SealRow& seal) {
    const std::int64_t count = seal.last_position - seal.first_position + 1;
    wrote_ = true;
    if (count < 1 || connection_
                             .ask(seal_sql, Parameters()
                                                .number(seal.number)
                                                .number(seal.last_position)
                                                .number(seal.first_position))
                             .number_at(0, 0) != count) {
        throw StoreFault("The seal " + std::to_string(seal.number) +
                         " does not follow the one before it, so it was not kept.");
    }
    insert(seal);
}

void Change::append_sealed(const SealRow& seal, std::span<const EventRow> events) {
    wrote_ = true;
    const Answer moved = connection_.ask(
        move_seal_row_sql,
        Parameters().number(seal.number).number(seal.last_position).number(seal.first_position));
    if (moved.affected() != 1 ||
        seal.last_position - seal.first_position + 1 != std::ssize(events)) {
        throw StoreFault("The events of the seal " + std::to_string(seal.number) +
                         " do not follow those before them, so they were not kept.");
    }
    std::int64_t position = seal.first_position;
    for (const EventRow& event : events) {
        write(append_sealed_sql, parts_of(event).number(position++));
    }
    insert(seal);
}

void Change::insert(const SealRow& seal) {
    write("INSERT INTO seals VALUES ($1, $2, $3, $4, $5, $6)", Parameters()
                                                                   .number(seal.number)
                                                                   .number(seal.first_position)
                                                                   .number(seal.last_position)
                                                                   .bytes(seal.previous)
                                                                   .bytes(seal.root)
                                                                   .bytes(seal.hash));
}

void Change::clear_projections() {
    for (const auto& [name, sql] : layout_.tables.all()) {
        if (sql.is_there && sql.table.table_class == TableClass::projection) {
            write(sql.clear, Parameters());
        }
    }
    write("DELETE FROM text_words", Parameters());
    write("DELETE FROM indexed_texts", Parameters());
    write("DELETE FROM store_notes WHERE name = 'needs_rebuild'", Parameters());
}

void Change::write(std::string_view sql, const Parameters& parameters) {
    wrote_ = true;
    connection_.queue(sql, parameters);
}

}  // namespace moothall::store::postgres

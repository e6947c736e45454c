#include "store/sqlite/change.h"

#include <string>

#include "store/sqlite/search/text_order.h"

namespace moothall::store::sqlite {

void Change::put(const Table& table, Row row) {
    const sql::TableSql& sql = tables_.of(table);
    sql::check_row(sql, row);
    if (!sql.is_there) {
        return;
    }
    Running running = connection_.run(sql.put);
    for (std::size_t column = 0; column < row.size(); ++column) {
        bind_cell(running, sql.table, column, row[column]);
    }
    running.done();
}

void Change::remove(const Table& table, const Key& key) {
    const sql::TableSql& sql = tables_.of(table);
    sql::check_key(sql, key);
    if (!sql.is_there) {
        return;
    }
    Running running = connection_.run(sql.remove);
    for (std::size_t column = 0; column < key.size(); ++column) {
        bind_cell(running, sql.table, column, key[column]);
    }
    running.done();
}

void Change::add(const Table& table, const Key& key, std::size_t column, std::int64_t delta) {
    const sql::TableSql& sql = tables_.of(table);
    sql::check_addition(sql, key, column);
    if (!sql.is_there) {
        return;
    }
    Running running = connection_.run(sql.add[column]);
    for (std::size_t each = 0; each < key.size(); ++each) {
        bind_cell(running, sql.table, each, key[each]);
    }
    running.number(delta).done();
}

void Change::index_text(std::string_view collection, std::string_view key, std::int64_t dated,
                        std::string_view text) {
    remove_text(collection, key);
    const IdStretch ids = ids_of(dated);
    Running newest = connection_.run("SELECT max(id) FROM indexed_texts WHERE id BETWEEN ? AND ?");
    newest.number(ids.first).number(ids.last).next();
    const std::int64_t id = newest.is_nothing(0) ? ids.first : newest.number_at(0) + 1;
    if (id > ids.last) {
        throw StoreFault("More texts are dated alike than can be indexed.");
    }
    connection_
        .run("INSERT INTO indexed_texts (id, collection, key, dated, text) VALUES (?, ?, ?, ?, ?)")
        .number(id)
        .text(collection)
        .text(key)
        .number(dated)
        .text(text)
        .done();
    connection_.run("INSERT INTO text_index (rowid, text) VALUES (?, ?)")
        .number(id)
        .text(text)
        .done();
}

void Change::remove_text(std::string_view collection, std::string_view key) {
    Running found =
        connection_.run("SELECT id, text FROM indexed_texts WHERE collection = ? AND key = ?");
    if (!found.text(collection).text(key).next()) {
        return;
    }
    const std::int64_t id = found.number_at(0);
    // The index has to be told the words that it is to forget.
    connection_.run("INSERT INTO text_index (text_index, rowid, text) VALUES ('delete', ?, ?)")
        .number(id)
        .text(found.bytes_at(1))
        .done();
    connection_.run("DELETE FROM indexed_texts WHERE id = ?").number(id).done();
}

void Change::append(const EventRow& event) {
    const auto last = head(event.stream);
    if (event.number != (last ? last->number : 0) + 1) {
        throw StoreFault("The event " + std::to_string(event.number) + " of the stream '" +
                         event.stream + "' does not follow the last one, so it was not kept.");
    }
    insert(event, std::nullopt);
}

void Change::insert(const EventRow& event, std::optional<std::int64_t> position) {
    Running running = connection_.run(
        "INSERT INTO events (position, stream, number, header, facts, salt, body, body_hash, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (position) {
        running.number(*position);
    } else {
        running.nothing();  // The one after the last.
    }
    running.text(event.stream).number(event.number).bytes(event.header).bytes(event.facts);
    running.bytes(event.salt);
    if (event.body) {
        running.bytes(*event.body);
    } else {
        running.nothing();
    }
    running.bytes(event.body_hash).bytes(event.hash).done();
}

void Change::append_sealed(const SealRow& seal, std::span<const EventRow> events) {
    const std::int64_t before = newest_position();
    const std::int64_t first = seal.first_position;
    if (first != before + 1 || seal.last_position - before != std::ssize(events)) {
        throw StoreFault("The events of the seal " + std::to_string(seal.number) +
                         " do not follow those before them, so they were not kept.");
    }
    for (std::int64_t place = 0; place < std::ssize(events); ++place) {
        insert(events[static_cast<std::size_t>(place)], first + place);
    }
    add_seal(seal);
}

void Change::erase_body(std::string_view stream, std::int64_t number) {
    connection_.run("UPDATE events SET salt = x'', body = NULL WHERE stream = ? AND number = ?")
        .text(stream)
        .number(number)
        .done();
}

void Change::add_seal(const SealRow& seal) {
    const std::optional<SealRow> last = last_seal();
    const bool follows = seal.number == (last ? last->number : 0) + 1 &&
                         seal.first_position == (last ? last->last_position : 0) + 1;
    if (!follows || seal.last_position < seal.first_position ||
        seal.last_position > newest_position()) {
        throw StoreFault("The seal " + std::to_string(seal.number) +
                         " does not follow the one before it, so it was not kept.");
    }
    connection_.run("INSERT INTO seals VALUES (?, ?, ?, ?, ?, ?)")
        .number(seal.number)
        .number(seal.first_position)
        .number(seal.last_position)
        .bytes(seal.previous)
        .bytes(seal.root)
        .bytes(seal.hash)
        .done();
}

std::int64_t Change::newest_position() {
    Running newest = connection_.run("SELECT max(position) FROM events");
    return newest.next() && !newest.is_nothing(0) ? newest.number_at(0) : 0;
}

void Change::clear_projections() {
    for (const auto& [name, sql] : tables_.all()) {
        if (sql.is_there && sql.table.table_class == TableClass::projection) {
            connection_.run(sql.clear).done();
        }
    }
    connection_.run("INSERT INTO text_index (text_index) VALUES ('delete-all')").done();
    connection_.run("DELETE FROM indexed_texts").done();
    connection_.run("DELETE FROM store_notes WHERE name = 'needs_rebuild'").done();
}

}  // namespace moothall::store::sqlite

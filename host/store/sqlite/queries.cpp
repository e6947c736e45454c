#include "store/sqlite/queries.h"

#include <algorithm>
#include <limits>

#include "store/list_stretches.h"
#include "store/sqlite/list_scan.h"
#include "store/sqlite/search/text_order.h"
#include "store/sqlite/search/text_words.h"

namespace moothall::store::sqlite {
namespace {

std::int64_t bounded(std::size_t limit) {
    constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
    return limit > static_cast<std::size_t>(greatest) ? greatest : static_cast<std::int64_t>(limit);
}

EventRow event_at(const Running& running, std::int64_t last_sealed) {
    EventRow event;
    const std::int64_t position = running.number_at(0);
    event.position = position <= last_sealed ? position : 0;
    event.stream = running.bytes_at(1);
    event.number = running.number_at(2);
    event.header = running.bytes_at(3);
    event.facts = running.bytes_at(4);
    event.salt = running.bytes_at(5);
    if (!running.is_nothing(6)) {
        event.body = running.bytes_at(6);
    }
    event.body_hash = running.bytes_at(7);
    event.hash = running.bytes_at(8);
    return event;
}

std::vector<EventRow> all_events(Running& running, std::int64_t last_sealed) {
    std::vector<EventRow> events;
    while (running.next()) {
        events.push_back(event_at(running, last_sealed));
    }
    return events;
}

SealRow seal_at(const Running& running) {
    return SealRow{running.number_at(0), running.number_at(1), running.number_at(2),
                   running.bytes_at(3),  running.bytes_at(4),  running.bytes_at(5)};
}

std::int64_t last_sealed_position(Connection& connection) {
    Running running =
        connection.run("SELECT last_position FROM seals ORDER BY number DESC LIMIT 1");
    return running.next() ? running.number_at(0) : 0;
}

}  // namespace

std::optional<Row> Queries::find(const Table& table, const Key& key) {
    const sql::TableSql& sql = tables_.of(table);
    sql::check_key(sql, key);
    if (!sql.is_there) {
        return std::nullopt;
    }
    Running running = connection_.run(sql.find);
    for (std::size_t column = 0; column < key.size(); ++column) {
        bind_cell(running, sql.table, column, key[column]);
    }
    if (!running.next()) {
        return std::nullopt;
    }
    Row row;
    row.reserve(sql.table.columns.size());
    for (std::size_t column = 0; column < sql.table.columns.size(); ++column) {
        row.push_back(cell_at(running, static_cast<int>(column)));
    }
    return row;
}

std::vector<Row> Queries::list(const ListQuery& query) {
    constexpr std::size_t page = 64;  // Most lists are short: a row is not moved as others come.
    const sql::TableSql& sql = tables_.of(*query.table);
    std::vector<Row> rows;
    if (!sql.is_there) {
        return rows;
    }
    const auto& columns = sql.columns_of(query);
    for (const Stretch& stretch : stretches_of(sql.table, sql.order(query.index), query)) {
        if (rows.size() >= query.limit) {
            break;
        }
        const auto write = [&] { return sql_of(sql, query, stretch); };
        Running running = connection_.run(shape_of(query, stretch), std::ref(write));
        bind(running, sql, query, stretch);
        running.number(bounded(query.limit - rows.size()));
        while (running.next()) {
            if (rows.empty()) {
                rows.reserve(std::min(query.limit, page));
            }
            Row& row = rows.emplace_back(sql.table.columns.size());
            for (std::size_t at = 0; at < columns.size(); ++at) {
                row[columns[at]] = cell_at(running, static_cast<int>(at));
            }
        }
    }
    return rows;
}

std::vector<TextHit> Queries::search(const TextQuery& query) {
    const std::string match = match_for(query.words);
    NewestHits hits(query.limit, query.after);
    if (match.empty() || query.limit == 0) {
        return {};
    }
    const std::int64_t greatest =
        query.after ? ids_of(query.after->dated).last : std::numeric_limits<std::int64_t>::max();
    Running running = connection_.run(
        "SELECT t.id, t.key, t.dated FROM text_index CROSS JOIN indexed_texts t"
        " ON t.id = text_index.rowid WHERE text_index MATCH ? AND text_index.rowid <= ?"
        " AND t.collection = ? ORDER BY text_index.rowid DESC");
    running.text(match).number(greatest).text(query.collection);
    while (running.next() && !hits.is_complete_before(running.number_at(0))) {
        hits.add(running.number_at(0), {running.bytes_at(1), running.number_at(2)});
    }
    return std::move(hits).all();
}

std::optional<StreamHead> Queries::head(std::string_view stream) {
    Running running = connection_.run(
        "SELECT number, hash FROM events WHERE stream = ? ORDER BY number DESC LIMIT 1");
    running.text(stream);
    if (!running.next()) {
        return std::nullopt;
    }
    return StreamHead{running.number_at(0), running.bytes_at(1)};
}

std::vector<EventRow> Queries::events(std::string_view stream, std::int64_t after_number,
                                      std::size_t limit) {
    const std::int64_t last_sealed = last_sealed_position(connection_);
    Running running = connection_.run(
        "SELECT position, stream, number, header, facts, salt, body, body_hash, hash FROM events"
        " WHERE stream = ? AND number > ? ORDER BY number LIMIT ?");
    running.text(stream).number(after_number).number(bounded(limit));
    return all_events(running, last_sealed);
}

std::vector<EventRow> Queries::events_by_position(std::int64_t after_position, std::size_t limit) {
    const std::int64_t last_sealed = last_sealed_position(connection_);
    Running running = connection_.run(
        "SELECT position, stream, number, header, facts, salt, body, body_hash, hash FROM events"
        " WHERE position > ? AND position <= ? ORDER BY position LIMIT ?");
    running.number(after_position).number(last_sealed).number(bounded(limit));
    return all_events(running, last_sealed);
}

std::vector<EventRow> Queries::unsealed(std::size_t limit) {
    const std::int64_t last_sealed = last_sealed_position(connection_);
    Running running = connection_.run(
        "SELECT position, stream, number, header, facts, salt, body, body_hash, hash FROM events"
        " WHERE position > ? ORDER BY position LIMIT ?");
    running.number(last_sealed).number(bounded(limit));
    return all_events(running, last_sealed);
}

std::vector<std::string> Queries::streams(std::string_view after, std::size_t limit) {
    std::vector<std::string> names;
    std::string last(after);
    // One look into the index for each stream, however many events it has.
    while (names.size() < limit) {
        Running running =
            connection_.run("SELECT stream FROM events WHERE stream > ? ORDER BY stream LIMIT 1");
        running.text(last);
        if (!running.next()) {
            break;
        }
        last = names.emplace_back(running.bytes_at(0));
    }
    return names;
}

std::optional<SealRow> Queries::last_seal() {
    Running running = connection_.run(
        "SELECT number, first_position, last_position, previous, root, hash FROM seals"
        " ORDER BY number DESC LIMIT 1");
    if (!running.next()) {
        return std::nullopt;
    }
    return seal_at(running);
}

std::vector<SealRow> Queries::seals(std::int64_t after_number, std::size_t limit) {
    Running running = connection_.run(
        "SELECT number, first_position, last_position, previous, root, hash FROM seals"
        " WHERE number > ? ORDER BY number LIMIT ?");
    running.number(after_number).number(bounded(limit));
    std::vector<SealRow> seals;
    while (running.next()) {
        seals.push_back(seal_at(running));
    }
    return seals;
}

}  // namespace moothall::store::sqlite

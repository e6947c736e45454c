#include "store/postgres/queries.h"

#include <algorithm>
#include <limits>

#include "store/postgres/list_scan.h"
#include "store/postgres/search_sql.h"

namespace moothall::store::postgres {
namespace {

constexpr std::size_t word_length_max = 256;

std::int64_t bounded(std::size_t limit) {
    constexpr auto greatest = std::numeric_limits<std::int64_t>::max();
    return limit > static_cast<std::size_t>(greatest) ? greatest : static_cast<std::int64_t>(limit);
}

std::vector<EventRow> all_events(const Answer& answer) {
    std::vector<EventRow> events;
    events.reserve(static_cast<std::size_t>(answer.rows()));
    for (int row = 0; row < answer.rows(); ++row) {
        EventRow& event = events.emplace_back();
        event.position = answer.is_nothing(row, 0) ? 0 : answer.number_at(row, 0);
        event.stream = answer.bytes_at(row, 1);
        event.number = answer.number_at(row, 2);
        event.header = answer.bytes_at(row, 3);
        event.facts = answer.bytes_at(row, 4);
        event.salt = answer.bytes_at(row, 5);
        if (!answer.is_nothing(row, 6)) {
            event.body = answer.bytes_at(row, 6);
        }
        event.body_hash = answer.bytes_at(row, 7);
        event.hash = answer.bytes_at(row, 8);
    }
    return events;
}

SealRow seal_at(const Answer& answer, int row) {
    return SealRow{answer.number_at(row, 0), answer.number_at(row, 1), answer.number_at(row, 2),
                   answer.bytes_at(row, 3),  answer.bytes_at(row, 4),  answer.bytes_at(row, 5)};
}

}  // namespace

std::vector<std::string> Layout::words_of(std::string_view text) {
    std::vector<std::string> words = words_.in(text);
    for (std::string& word : words) {
        word.resize(std::min(word.size(), word_length_max));
    }
    return words;
}

std::vector<std::string> Layout::words_to_index(std::string_view text) {
    std::vector<std::string> words = words_of(text);
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

std::optional<Row> Queries::find(const Table& table, const Key& key) {
    const sql::TableSql& sql = layout_.tables.of(table);
    sql::check_key(sql, key);
    if (!sql.is_there) {
        return std::nullopt;
    }
    Parameters parameters;
    for (std::size_t column = 0; column < key.size(); ++column) {
        bind_cell(parameters, sql.table, column, key[column]);
    }
    const Answer answer = connection_.ask(sql.find, parameters);
    if (answer.rows() == 0) {
        return std::nullopt;
    }
    Row row;
    row.reserve(sql.table.columns.size());
    for (std::size_t column = 0; column < sql.table.columns.size(); ++column) {
        row.push_back(cell_at(answer, 0, static_cast<int>(column), sql.table.columns[column].kind));
    }
    return row;
}

std::vector<Row> Queries::list(const ListQuery& query) {
    const sql::TableSql& sql = layout_.tables.of(*query.table);
    std::vector<Row> rows;
    if (!sql.is_there) {
        return rows;
    }
    const auto& columns = sql.columns_of(query);
    for (const Scan& scan : scans_of(sql, query)) {
        if (rows.size() >= query.limit) {
            break;
        }
        Parameters parameters;
        for (const auto& [column, cell] : scan.bindings) {
            bind_cell(parameters, sql.table, column, cell);
        }
        const std::int64_t limit = bounded(query.limit - rows.size());
        const Answer answer = connection_.ask(scan.sql, parameters.number(limit));
        for (int at = 0; at < answer.rows(); ++at) {
            Row& row = rows.emplace_back(sql.table.columns.size());
            for (std::size_t place = 0; place < columns.size(); ++place) {
                const std::size_t column = columns[place];
                row[column] =
                    cell_at(answer, at, static_cast<int>(place), sql.table.columns[column].kind);
            }
        }
    }
    return rows;
}

std::vector<TextHit> Queries::search(const TextQuery& query) {
    const std::vector<std::string> words = layout_.words_of(query.words);
    if (words.empty() || query.limit == 0) {
        return {};
    }
    const SearchSql search = search_sql(words, query.after.has_value());
    Parameters parameters;
    parameters.bytes(query.collection).number(bounded(query.limit));
    if (query.after) {
        parameters.number(query.after->dated).bytes(query.after->key);
    }
    for (const std::string& word : search.bound) {
        parameters.bytes(word);
    }
    const Answer answer = connection_.ask(search.sql, parameters);
    std::vector<TextHit> hits;
    for (int row = 0; row < answer.rows(); ++row) {
        hits.push_back({answer.bytes_at(row, 0), answer.number_at(row, 1)});
    }
    return hits;
}

std::optional<StreamHead> Queries::head(std::string_view stream) {
    const Answer answer = connection_.ask(
        "SELECT number, hash FROM events WHERE stream = $1 ORDER BY stream DESC, number DESC"
        " LIMIT 1",
        Parameters().bytes(stream));
    if (answer.rows() == 0) {
        return std::nullopt;
    }
    return StreamHead{answer.number_at(0, 0), answer.bytes_at(0, 1)};
}

std::vector<EventRow> Queries::events(std::string_view stream, std::int64_t after_number,
                                      std::size_t limit) {
    return all_events(connection_.ask(
        "SELECT position, stream, number, header, facts, salt, body, body_hash, hash FROM events"
        " WHERE stream = $1 AND number > $2 ORDER BY stream, number LIMIT $3",
        Parameters().bytes(stream).number(after_number).number(bounded(limit))));
}

std::vector<EventRow> Queries::events_by_position(std::int64_t after_position, std::size_t limit) {
    return all_events(connection_.ask(
        "SELECT position, stream, number, header, facts, salt, body, body_hash, hash FROM events"
        " WHERE position > $1 ORDER BY position LIMIT $2",
        Parameters().number(after_position).number(bounded(limit))));
}

std::vector<EventRow> Queries::unsealed(std::size_t limit) {
    return all_events(connection_.ask(
        "SELECT position, stream, number, header, facts, salt, body, body_hash, hash FROM events"
        " WHERE position IS NULL ORDER BY kept_at, stream, number LIMIT $1",
        Parameters().number(bounded(limit))));
}

std::vector<std::string> Queries::streams(std::string_view after, std::size_t limit) {
    const Answer answer = connection_.ask(
        "SELECT stream FROM events WHERE stream > $1 AND number = 1 ORDER BY stream, number"
        " LIMIT $2",
        Parameters().bytes(after).number(bounded(limit)));
    std::vector<std::string> names;
    for (int row = 0; row < answer.rows(); ++row) {
        names.push_back(answer.bytes_at(row, 0));
    }
    return names;
}

std::optional<SealRow> Queries::last_seal() {
    const Answer answer = connection_.ask(
        "SELECT number, first_position, last_position, previous, root, hash FROM seals"
        " ORDER BY number DESC LIMIT 1",
        Parameters());
    if (answer.rows() == 0) {
        return std::nullopt;
    }
    return seal_at(answer, 0);
}

std::vector<SealRow> Queries::seals(std::int64_t after_number, std::size_t limit) {
    const Answer answer = connection_.ask(
        "SELECT number, first_position, last_position, previous, root, hash FROM seals"
        " WHERE number > $1 ORDER BY number LIMIT $2",
        Parameters().number(after_number).number(bounded(limit)));
    std::vector<SealRow> seals;
    for (int row = 0; row < answer.rows(); ++row) {
        seals.push_back(seal_at(answer, row));
    }
    return seals;
}

}  // namespace moothall::store::postgres

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/pending.h"
#include "store/postgres/dialect.h"
#include "store/postgres/session/connection.h"
#include "store/search/words_of_text.h"
#include "store/store.h"

namespace moothall::store::postgres {

/// What readers and writers of a store share.
/// Threads: any, once made.
class Layout {
public:
    Layout(const std::vector<Table>& declared, const Standing& standing)
        : tables(declared, standing.absent, dialect), step(standing.step) {}

    /// In the order of the text; very long ones are cut, since an index holds no more.
    std::vector<std::string> words_of(std::string_view text);
    /// Each once.
    std::vector<std::string> words_to_index(std::string_view text);

    sql::Tables tables;
    std::int64_t step;  ///< The newest migration that the store had taken when it was opened.

private:
    search::WordsOfText words_;
};

/// What a reader can ask, over a connection whose transaction is its owner's affair.
/// Borrows both. Faults: every method throws StoreFault.
class Queries {
public:
    Queries(Connection& connection, Layout& layout) : connection_(connection), layout_(layout) {}

    std::optional<Row> find(const Table& table, const Key& key);
    std::vector<Row> list(const ListQuery& query);
    std::vector<TextHit> search(const TextQuery& query);

    std::optional<StreamHead> head(std::string_view stream);
    std::vector<EventRow> events(std::string_view stream, std::int64_t after_number,
                                 std::size_t limit);
    std::vector<EventRow> events_by_position(std::int64_t after_position, std::size_t limit);
    std::vector<EventRow> unsealed(std::size_t limit);
    std::vector<std::string> streams(std::string_view after, std::size_t limit);
    std::optional<SealRow> last_seal();
    std::vector<SealRow> seals(std::int64_t after_number, std::size_t limit);

private:
    Connection& connection_;
    Layout& layout_;
};

}  // namespace moothall::store::postgres

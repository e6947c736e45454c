#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "store/sqlite/connection.h"
#include "store/sqlite/dialect.h"
#include "store/store.h"

namespace moothall::store::sqlite {

/// What a reader can ask, over a connection whose transaction is its owner's affair.
/// Borrows both. Faults: every method throws StoreFault.
class Queries {
public:
    Queries(Connection& connection, const sql::Tables& tables)
        : connection_(connection), tables_(tables) {}

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
    const sql::Tables& tables_;
};

}  // namespace moothall::store::sqlite

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "store/store.h"

namespace moothall::store::sql {

/// Answers the methods of Reader by queries, for a Reader and for a Writer alike.
template <class Interface, class Queries>
class Answering : public Interface {
public:
    explicit Answering(Queries queries) : queries_(std::move(queries)) {}

    std::optional<Row> find(const Table& table, const Key& key) final {
        return queries_.find(table, key);
    }
    std::vector<Row> list(const ListQuery& query) final { return queries_.list(query); }
    std::vector<TextHit> search(const TextQuery& query) final { return queries_.search(query); }
    std::optional<StreamHead> head(std::string_view stream) override {
        return queries_.head(stream);
    }
    std::vector<EventRow> events(std::string_view stream, std::int64_t after_number,
                                 std::size_t limit) final {
        return queries_.events(stream, after_number, limit);
    }
    std::vector<EventRow> events_by_position(std::int64_t after_position, std::size_t limit) final {
        return queries_.events_by_position(after_position, limit);
    }
    std::vector<EventRow> unsealed(std::size_t limit) final { return queries_.unsealed(limit); }
    std::vector<std::string> streams(std::string_view after, std::size_t limit) final {
        return queries_.streams(after, limit);
    }
    std::optional<SealRow> last_seal() final { return queries_.last_seal(); }
    std::vector<SealRow> seals(std::int64_t after_number, std::size_t limit) final {
        return queries_.seals(after_number, limit);
    }

protected:
    Queries queries_;
};

}  // namespace moothall::store::sql

#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "store/sql/answering.h"
#include "store/sqlite/queries.h"

namespace moothall::store::sqlite {

/// The writer that works are given: changes within the open transaction of its connection.
class Change final : public sql::Answering<Writer, Queries> {
public:
    Change(Connection& connection, const sql::Tables& tables)
        : Answering(Queries(connection, tables)), connection_(connection), tables_(tables) {}

    void put(const Table& table, Row row) override;
    void remove(const Table& table, const Key& key) override;
    void add(const Table& table, const Key& key, std::size_t column, std::int64_t delta) override;
    void index_text(std::string_view collection, std::string_view key, std::int64_t dated,
                    std::string_view text) override;
    void remove_text(std::string_view collection, std::string_view key) override;
    void append(const EventRow& event) override;
    void erase_body(std::string_view stream, std::int64_t number) override;
    void add_seal(const SealRow& seal) override;
    void append_sealed(const SealRow& seal, std::span<const EventRow> events) override;
    void clear_projections() override;

private:
    std::int64_t newest_position();
    void insert(const EventRow& event, std::optional<std::int64_t> position);

    Connection& connection_;
    const sql::Tables& tables_;
};

}  // namespace moothall::store::sqlite

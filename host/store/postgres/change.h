#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "store/postgres/queries.h"
#include "store/sql/answering.h"

namespace moothall::store::postgres {

/// The writer that works are given: changes within the open transaction of its connection. What is
/// written is queued; whatever is read comes after it.
class Change final : public sql::Answering<Writer, Queries> {
public:
    Change(Connection& connection, Layout& layout)
        : Answering(Queries(connection, layout)), connection_(connection), layout_(layout) {}

    /// Asked for once: the transaction sees one moment and what it wrote itself.
    std::optional<StreamHead> head(std::string_view stream) override;

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

    bool wrote() const { return wrote_; }
    bool appended() const { return appended_; }

private:
    void insert(const SealRow& seal);
    void write(std::string_view sql, const Parameters& parameters);

    Connection& connection_;
    Layout& layout_;
    std::map<std::string, std::optional<StreamHead>, std::less<>> heads_;
    bool wrote_ = false;
    bool appended_ = false;
};

}  // namespace moothall::store::postgres

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "benchmarks/bare_connection.h"

namespace moothall::benchmarks {

/// What one command keeps: an event, the row of its case, and a count.
struct Rows {
    std::int64_t number;
    std::string reference;
    std::string owner;
    std::int64_t due;
};

/// The text of a part of an event or of a case, as long as such parts are.
inline const std::string part(180, 'p');

/// The same rows, indexes and durability as the store's, by one connection with prepared statements
/// and nothing else: the best that SQLite can do.
class BareSqlite {
public:
    /// Opens a database that the store has made. Exits the program when anything fails.
    explicit BareSqlite(const std::filesystem::path& folder);

    void begin();
    void keep(const Rows& rows);
    void commit();  ///< With the seal of the events since `begin`.

    std::size_t find(const std::string& reference);  ///< The bytes that were read.
    std::size_t first_page(const std::string& table, const std::string& owner, int limit);

private:
    using Statement = BareConnection::Statement;

    BareConnection connection_;
    std::int64_t events_ = 0;
    std::int64_t sealed_ = 0;
    std::int64_t seals_ = 0;
    Statement begin_{nullptr, nullptr};
    Statement commit_{nullptr, nullptr};
    Statement event_{nullptr, nullptr};
    Statement case_{nullptr, nullptr};
    Statement count_{nullptr, nullptr};
    Statement seal_{nullptr, nullptr};
    Statement find_{nullptr, nullptr};
    Statement case_page_{nullptr, nullptr};
    Statement queue_page_{nullptr, nullptr};
};

}  // namespace moothall::benchmarks

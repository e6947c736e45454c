#pragma once

#include <libpq-fe.h>

#include <memory>
#include <string>

#include "benchmarks/bare_sqlite.h"

namespace moothall::benchmarks {

/// The same rows in the same tables and with the same durability as the store's, by one connection
/// of libpq with prepared statements, one after another, and nothing else: what a program that is
/// written for PostgreSQL does. Exits the program when anything fails.
class BarePostgres {
public:
    explicit BarePostgres(const std::string& url);

    void keep(const Rows& rows);  ///< In a transaction of its own.

    std::size_t find(const std::string& reference);  ///< The bytes that were read.
    std::size_t first_page(const std::string& owner, int limit);

private:
    struct Finish {
        void operator()(PGconn* connection) const { PQfinish(connection); }
    };
    struct Bound;

    void prepare(const char* name, const char* sql);
    std::size_t run(const char* name, const Bound& bound);

    std::unique_ptr<PGconn, Finish> connection_;
};

}  // namespace moothall::benchmarks

#include "benchmarks/bare_postgres.h"

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace moothall::benchmarks {

/// Parameters in binary form.
struct BarePostgres::Bound {
    Bound& bytes(const std::string& value) {
        values.push_back(value.data());
        sizes.push_back(static_cast<int>(value.size()));
        formats.push_back(1);
        return *this;
    }
    Bound& number(std::int64_t value) {
        std::array<char, 8>& own = numbers.at(used++);
        for (std::size_t byte = 0; byte < own.size(); ++byte) {
            own[byte] = static_cast<char>(static_cast<std::uint64_t>(value) >> (56 - 8 * byte));
        }
        values.push_back(own.data());
        sizes.push_back(8);
        formats.push_back(1);
        return *this;
    }

    std::vector<const char*> values;
    std::vector<int> sizes;
    std::vector<int> formats;
    std::array<std::array<char, 8>, 4> numbers{};
    std::size_t used = 0;
};

BarePostgres::BarePostgres(const std::string& url) : connection_(PQconnectdb(url.c_str())) {
    prepare("begin", "BEGIN");
    prepare("commit", "COMMIT");
    prepare("event",
            "INSERT INTO events (stream, number, header, facts, salt, body, body_hash, hash,"
            " kept_at) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8)");
    prepare("case", "INSERT INTO cases VALUES ($1, $2, $3, $4)");
    prepare("count",
            "INSERT INTO counts VALUES ($1, 1)"
            " ON CONFLICT (owner) DO UPDATE SET opened = counts.opened + 1");
    prepare("find", "SELECT reference, owner, due, fields FROM cases WHERE reference = $1");
    prepare("page",
            "SELECT owner, due, reference, fields FROM queue WHERE owner = $1"
            " ORDER BY owner, due, reference LIMIT $2");
}

void BarePostgres::keep(const Rows& rows) {
    static const std::string hash(32, 'h');
    const std::string stream = "case/" + rows.reference;
    run("begin", {});
    run("event", Bound()
                     .bytes(stream)
                     .bytes(part)
                     .bytes(part)
                     .bytes(part)
                     .bytes(part)
                     .bytes(hash)
                     .bytes(hash)
                     .number(rows.number));
    Bound of_case;
    run("case", of_case.bytes(rows.reference).bytes(rows.owner).number(rows.due).bytes(part));
    run("count", Bound().bytes(rows.owner));
    run("commit", {});
}

std::size_t BarePostgres::find(const std::string& reference) {
    return run("find", Bound().bytes(reference));
}

std::size_t BarePostgres::first_page(const std::string& owner, int limit) {
    Bound bound;
    return run("page", bound.bytes(owner).number(limit));
}

void BarePostgres::prepare(const char* name, const char* sql) {
    PGresult* const result = PQprepare(connection_.get(), name, sql, 0, nullptr);
    if (PQresultStatus(result) != PGRES_COMMAND_OK) {
        std::fprintf(stderr, "%s: %s", sql, PQerrorMessage(connection_.get()));
        std::exit(1);
    }
    PQclear(result);
}

std::size_t BarePostgres::run(const char* name, const Bound& bound) {
    PGresult* const result =
        PQexecPrepared(connection_.get(), name, static_cast<int>(bound.values.size()),
                       bound.values.data(), bound.sizes.data(), bound.formats.data(), 1);
    const ExecStatusType status = PQresultStatus(result);
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
        std::fprintf(stderr, "%s: %s", name, PQerrorMessage(connection_.get()));
        std::exit(1);
    }
    std::size_t size = 0;
    for (int row = 0; row < PQntuples(result); ++row) {
        for (int column = 0; column < PQnfields(result); ++column) {
            // As a program has to that wants to keep it.
            size += std::string(PQgetvalue(result, row, column),
                                static_cast<std::size_t>(PQgetlength(result, row, column)))
                        .size();
        }
    }
    PQclear(result);
    return size;
}

}  // namespace moothall::benchmarks

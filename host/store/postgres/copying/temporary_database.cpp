#include "store/postgres/copying/temporary_database.h"

#include <array>
#include <span>

#include "store/postgres/session/address.h"
#include "store/sql/table_sql.h"

namespace moothall::store::postgres {
namespace {

constexpr std::string_view prefix = "moothall_drill_";

/// Those of this user in which nobody is.
constexpr std::string_view left_ones =
    "SELECT d.datname::text::bytea FROM pg_database d WHERE d.datname LIKE 'moothall\\_drill\\_%'"
    " AND d.datdba = (SELECT usesysid FROM pg_user WHERE usename = current_user)"
    " AND NOT EXISTS (SELECT 1 FROM pg_stat_activity a WHERE a.datname = d.datname)";

void take_left_ones_away(Connection& server) {
    const Answer names = server.ask(left_ones, Parameters());
    for (int row = 0; row < names.rows(); ++row) {
        try {
            server.execute("DROP DATABASE IF EXISTS " + sql::in_quotes(names.bytes_at(row, 0)));
        } catch (const ServerFault& fault) {
            if (fault.remedy() == Remedy::reconnect) {
                throw;
            }
            server.forget_failure();  // Somebody is in it now, or was faster.
        }
    }
}

std::string new_name(const Randomness& randomness) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::array<std::byte, 16> bytes{};
    randomness(bytes);
    std::string name(prefix);
    for (const std::byte byte : bytes) {
        name += letters[std::to_integer<unsigned>(byte) % letters.size()];
    }
    return name;
}

}  // namespace

TemporaryDatabase::TemporaryDatabase(const Server& beside)
    : beside_(beside.url),
      name_(new_name(beside.randomness)),
      url_(with_database(beside.url, name_)) {
    try {
        Connection server(beside_);
        take_left_ones_away(server);
        server.execute("CREATE DATABASE " + sql::in_quotes(name_) +
                       " ENCODING 'UTF8' TEMPLATE template0");
        held_.emplace(url_);
    } catch (const ServerFault& fault) {
        if (fault.remedy() == Remedy::reconnect) {
            throw;
        }
        throw StoreFault(
            "A database for the drill could not be made on the server: let the user of the URL "
            "make databases (ALTER ROLE … CREATEDB).");
    }
}

TemporaryDatabase::~TemporaryDatabase() {
    held_.reset();
    try {
        Connection(beside_).execute("DROP DATABASE IF EXISTS " + sql::in_quotes(name_) +
                                    " WITH (FORCE)");
    } catch (const ServerFault&) {
        name_.clear();  // The server is gone: an administrator finds it by its name.
    }
}

}  // namespace moothall::store::postgres

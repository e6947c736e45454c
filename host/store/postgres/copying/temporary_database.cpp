#include "store/postgres/copying/temporary_database.h"

#include <array>
#include <span>

#include "store/postgres/session/address.h"
#include "store/postgres/session/connection.h"
#include "store/sql/table_sql.h"

namespace moothall::store::postgres {
namespace {

std::string new_name(const Randomness& randomness) {
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz234567";
    std::array<std::byte, 16> bytes{};
    randomness(bytes);
    std::string name = "moothall_drill_";
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
        Connection(beside_).execute("CREATE DATABASE " + sql::in_quotes(name_) +
                                    " ENCODING 'UTF8' TEMPLATE template0");
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
    try {
        Connection(beside_).execute("DROP DATABASE IF EXISTS " + sql::in_quotes(name_) +
                                    " WITH (FORCE)");
    } catch (const ServerFault&) {
        name_.clear();  // The server is gone: an administrator finds it by its name.
    }
}

}  // namespace moothall::store::postgres

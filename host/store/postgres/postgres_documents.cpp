#include "store/postgres/postgres_documents.h"

#include <algorithm>
#include <utility>

#include "store/postgres/session/patience.h"

namespace moothall::store::postgres {
namespace {

constexpr std::size_t part_size = 256 * 1024;
/// Each may hold a whole document in memory.
constexpr std::size_t connections_max = 4;

/// All of it does the same when it is done twice: after a lost connection it is.
template <class Each>
auto with_connection(ConnectionPool& pool, const Server& server, const Each& each) {
    Patience patience(server);
    for (;;) {
        try {
            Loan loan(pool);
            loan->forget_failure();
            return each(loan);
        } catch (const ServerFault& fault) {
            if (!patience.wait_for(fault.remedy())) {
                throw;
            }
        }
    }
}

void write_parts(Connection& connection, std::string_view address, std::string_view bytes) {
    std::int64_t part = 0;
    do {
        // Put again, it counts as new: somebody may be about to name it.
        connection.queue(
            "INSERT INTO store_documents (address, part, bytes, put_at)"
            " VALUES ($1, $2, $3, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)"
            " ON CONFLICT (address, part) DO UPDATE SET put_at = excluded.put_at",
            Parameters().bytes(address).number(part).bytes(bytes.substr(0, part_size)));
        bytes.remove_prefix(std::min(part_size, bytes.size()));
        ++part;
    } while (!bytes.empty());
}

std::vector<std::string> all_of(const Answer& answer) {
    std::vector<std::string> all;
    for (int row = 0; row < answer.rows(); ++row) {
        all.push_back(answer.bytes_at(row, 0));
    }
    return all;
}

/// Whether this is the first to look in a day, which is then noted.
bool is_new_day(Connection& connection) {
    return connection
               .ask(
                   "INSERT INTO store_notes VALUES ('documents_swept',"
                   " (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)"
                   " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
                   " WHERE store_notes.value <= excluded.value - 86400000000",
                   Parameters())
               .affected() == 1;
}

std::vector<std::string> older_than_a_day(Connection& connection) {
    return all_of(connection.ask(
        "SELECT address FROM store_documents WHERE part = 0 AND"
        " put_at <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - 86400000000"
        " ORDER BY address, part",
        Parameters()));
}

/// Unless it was put again since.
std::size_t remove_older_than_a_day(Connection& connection, std::string_view address) {
    const Answer answer = connection.ask(
        "DELETE FROM store_documents WHERE address = $1 AND"
        " put_at <= (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - 86400000000",
        Parameters().bytes(address));
    return answer.affected() > 0 ? 1 : 0;
}

}  // namespace

PostgresDocuments::PostgresDocuments(Server server)
    : server_(std::move(server)), pool_(server_.url, connections_max, 1) {}

std::string PostgresDocuments::put(std::string_view secret, std::string_view bytes) {
    const std::string address = address_of_document(secret, bytes);
    put_at(address, bytes);
    return address;
}

void PostgresDocuments::put_at(std::string_view address, std::string_view bytes) {
    check_is_document_address(address);
    with_connection(pool_, server_, [&](Loan& loan) {
        loan.roll_back_at_end();
        loan->queue("BEGIN ISOLATION LEVEL READ COMMITTED", Parameters());
        write_parts(*loan, address, bytes);
        loan->ask("COMMIT", Parameters());
        loan.ended();
    });
}

std::optional<std::string> PostgresDocuments::get(std::string_view address) {
    return with_connection(pool_, server_, [&](Loan& loan) {
        const Answer answer =
            loan->ask("SELECT bytes FROM store_documents WHERE address = $1 ORDER BY address, part",
                      Parameters().bytes(address));
        std::optional<std::string> bytes;
        for (int row = 0; row < answer.rows(); ++row) {
            bytes = std::move(bytes).value_or("") + answer.bytes_at(row, 0);
        }
        return bytes;
    });
}

void PostgresDocuments::remove(std::string_view address) {
    with_connection(pool_, server_, [&](Loan& loan) {
        loan->ask("DELETE FROM store_documents WHERE address = $1", Parameters().bytes(address));
    });
}

std::vector<std::string> PostgresDocuments::addresses() {
    return with_connection(pool_, server_, [&](Loan& loan) {
        return all_of(
            loan->ask("SELECT address FROM store_documents WHERE part = 0 ORDER BY address, part",
                      Parameters()));
    });
}

std::size_t PostgresDocuments::sweep(
    const std::function<bool(std::string_view address)>& is_named) {
    const std::vector<std::string> old = with_connection(pool_, server_, [](Loan& loan) {
        return is_new_day(*loan) ? older_than_a_day(*loan) : std::vector<std::string>();
    });
    std::size_t taken = 0;
    for (const std::string& address : old) {
        if (!is_named(address)) {
            taken += with_connection(pool_, server_, [&](Loan& loan) {
                return remove_older_than_a_day(*loan, address);
            });
        }
    }
    return taken;
}

}  // namespace moothall::store::postgres

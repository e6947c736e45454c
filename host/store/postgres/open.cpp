#include "store/postgres/open.h"

#include <libpq-fe.h>

#include <string>
#include <utility>

#include "store/postgres/layout/layout.h"
#include "store/postgres/session/address.h"

namespace moothall::store::postgres {
namespace {

std::string prepare(const Server& server, const Schema& schema, const Opening& opening) {
    Connection connection(server.url);
    const Answer writable =
        connection.ask("SELECT current_setting('transaction_read_only') = 'on'", Parameters());
    if (writable.number_at(0, 0) != 0) {
        throw fault_for("25006", "");
    }
    if (is_empty(connection)) {
        make_layout(connection, schema, opening);
    }
    std::string reason = reason_against(connection, schema);
    return reason.empty() ? bring_up_to_date(connection, schema, opening) : reason;
}

/// A server that is just starting is waited for; one that is not there is not.
bool may_pass(const ServerFault& fault, const Server& server) {
    return fault.remedy() == Remedy::run_again ||
           (fault.remedy() == Remedy::reconnect && PQping(server.url.c_str()) == PQPING_REJECT);
}

}  // namespace

Result<std::unique_ptr<Store>> open(const Server& server, const Schema& schema, Sealing sealing,
                                    const Opening& opening) {
    std::string reason = reason_against_address(server.url);
    Patience patience(server);
    for (bool tries = reason.empty(); tries;) {
        try {
            reason = prepare(server, schema, opening);
            tries = false;
        } catch (const ServerFault& fault) {
            reason = fault.what();
            tries = may_pass(fault, server) && patience.wait_for(fault.remedy());
        } catch (const StoreFault& fault) {
            reason = fault.what();
            tries = false;
        }
    }
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    return std::unique_ptr<Store>(
        std::make_unique<PostgresStore>(server, schema.tables, std::move(sealing)));
}

Result<bool> holds_nothing(const Server& server) {
    const std::string reason = reason_against_address(server.url);
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    try {
        Connection connection(server.url);
        return is_empty(connection);
    } catch (const StoreFault& fault) {
        return Refusal{RefusalKind::not_available, fault.what()};
    }
}

}  // namespace moothall::store::postgres

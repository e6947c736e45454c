#include "store/postgres/open.h"

#include <libpq-fe.h>

#include <string>
#include <utility>

#include "store/postgres/layout/layout.h"
#include "store/postgres/session/address.h"

namespace moothall::store::postgres {
namespace {

void check_takes_changes(Connection& connection) {
    const Answer writable =
        connection.ask("SELECT current_setting('transaction_read_only') = 'on'", Parameters());
    if (writable.number_at(0, 0) != 0) {
        throw fault_for("25006", "");
    }
}

Result<Pending> pending_over(Connection& connection, const Schema& schema) {
    if (is_empty(connection)) {
        return Refusal{RefusalKind::not_found,
                       "There is no council in the database. Name the database of one."};
    }
    const std::string reason = reason_against(connection, schema, Readiness::finished);
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    return pending_in(connection, schema);
}

/// Empty, or why it cannot be used.
std::string prepare(Connection& connection, const Schema& schema, const Opening& opening) {
    if (is_for_reading(opening.preparation)) {
        return reason_against_use(pending_over(connection, schema), opening.preparation);
    }
    check_takes_changes(connection);
    if (is_empty(connection)) {
        make_layout(connection, schema, opening, Readiness::finished);
    }
    std::string reason = reason_against(connection, schema, opening.readiness);
    return reason.empty() ? bring_up_to_date(connection, schema, opening) : reason;
}

/// A server that is just starting is waited for; one that is not there is not.
bool may_pass(const ServerFault& fault, const Server& server) {
    return fault.remedy() == Remedy::run_again ||
           (fault.remedy() == Remedy::reconnect && PQping(server.url.c_str()) == PQPING_REJECT);
}

Result<Standing> standing_after_preparing(const Server& server, const Schema& schema,
                                          const Opening& opening) {
    Connection connection(server.url);
    const std::string reason = prepare(connection, schema, opening);
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    return standing_in(connection, schema);
}

/// Tables that are gone at the end unless they were finished.
class UnfinishedDatabase final : public Unfinished {
public:
    UnfinishedDatabase(Server server, Schema schema, const Standing& standing)
        : server_(std::move(server)),
          schema_(std::move(schema)),
          store_(std::make_unique<PostgresStore>(server_, schema_.tables, standing, Sealing())) {}
    ~UnfinishedDatabase() override {
        store_.reset();
        if (is_finished_) {
            return;
        }
        try {
            Connection connection(server_.url);
            drop_layout(connection, schema_);
        } catch (const StoreFault&) {
            return;  // The server is lost: it stays unfinished, and whoever opens it is told.
        }
    }
    UnfinishedDatabase(const UnfinishedDatabase&) = delete;
    UnfinishedDatabase& operator=(const UnfinishedDatabase&) = delete;

    Store& store() override { return *store_; }

    void finish() override {
        Connection connection(server_.url);
        mark_as_finished(connection);
        is_finished_ = true;
    }

private:
    Server server_;
    Schema schema_;
    std::unique_ptr<PostgresStore> store_;
    bool is_finished_ = false;
};

}  // namespace

Result<std::unique_ptr<Store>> open(const Server& server, const Schema& schema, Sealing sealing,
                                    const Opening& opening) {
    std::string reason = reason_against_address(server.url);
    Patience patience(server);
    for (bool tries = reason.empty(); tries;) {
        try {
            const auto standing = standing_after_preparing(server, schema, opening);
            if (!standing) {
                return standing.error();
            }
            return std::unique_ptr<Store>(std::make_unique<PostgresStore>(
                server, schema.tables, *standing, std::move(sealing)));
        } catch (const ServerFault& fault) {
            reason = fault.what();
            tries = may_pass(fault, server) && patience.wait_for(fault.remedy());
        } catch (const StoreFault& fault) {
            reason = fault.what();
            tries = false;
        }
    }
    return Refusal{RefusalKind::not_available, reason};
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

Result<Pending> pending_at(const Server& server, const Schema& schema) {
    const std::string reason = reason_against_address(server.url);
    if (!reason.empty()) {
        return Refusal{RefusalKind::not_available, reason};
    }
    try {
        Connection connection(server.url);
        return pending_over(connection, schema);
    } catch (const StoreFault& fault) {
        return Refusal{RefusalKind::not_available, fault.what()};
    }
}

Result<std::unique_ptr<Unfinished>> make_unfinished(const Server& server, const Schema& schema,
                                                    const Opening& opening) {
    const auto nothing = holds_nothing(server);
    if (!nothing) {
        return nothing.error();
    }
    if (!*nothing) {
        return Refusal{
            RefusalKind::not_available,
            shown_address(server.url) + " holds something already. Name an empty database."};
    }
    try {
        Connection connection(server.url);
        check_takes_changes(connection);
        make_layout(connection, schema, opening, Readiness::unfinished);
        return std::unique_ptr<Unfinished>(
            std::make_unique<UnfinishedDatabase>(server, schema, standing_in(connection, schema)));
    } catch (const StoreFault& fault) {
        return Refusal{RefusalKind::not_available, fault.what()};
    }
}

}  // namespace moothall::store::postgres

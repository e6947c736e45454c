#include "store/postgres/inspection.h"

#include <algorithm>
#include <array>

#include "store/postgres/layout/layout.h"
#include "store/postgres/queries.h"
#include "store/postgres/session/address.h"
#include "store/sql/answering.h"

namespace moothall::store::postgres {
namespace {

using Steady = std::chrono::steady_clock;
using std::chrono::microseconds;

/// What the reader stands on: built before it and taken down after.
struct Ground {
    Ground(const std::string& url, const Schema& schema, const Standing& standing)
        : connection(url), layout(schema.tables, standing) {}

    Connection connection;
    Layout layout;
};

class LookingReader final : private Ground, public sql::Answering<Reader, Queries> {
public:
    LookingReader(const std::string& url, const Schema& schema, const Standing& standing)
        : Ground(url, schema, standing), Answering(Queries(connection, layout)) {
        connection.queue("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Parameters());
        connection.ask("SELECT 1", Parameters());  // Its moment is that of its first statement.
    }
};

std::vector<SettingInForce> settings_of(Connection& connection) {
    const Answer rows = connection.ask(
        "SELECT name::text::bytea, setting::bytea FROM pg_settings WHERE name IN ('fsync',"
        " 'full_page_writes', 'synchronous_commit', 'data_checksums', 'autovacuum',"
        " 'default_transaction_read_only', 'server_version_num') ORDER BY name",
        Parameters());
    std::vector<SettingInForce> settings;
    for (int row = 0; row < rows.rows(); ++row) {
        settings.push_back({rows.bytes_at(row, 0), rows.bytes_at(row, 1)});
    }
    const Answer recovery =
        connection.ask("SELECT pg_is_in_recovery()::integer::bigint", Parameters());
    settings.push_back({"in_recovery", recovery.number_at(0, 0) == 0 ? "off" : "on"});
    return settings;
}

/// Its own session does not count: it ends with the inspection. Who sees others' sessions depends
/// on rights, how many there are does not.
Sessions sessions_of(Connection& connection) {
    const Answer row = connection.ask(
        "SELECT current_setting('max_connections')::bigint"
        " - current_setting('superuser_reserved_connections')::bigint,"
        " (SELECT sum(numbackends)::bigint - 1 FROM pg_stat_database)",
        Parameters());
    return {row.number_at(0, 0), row.number_at(0, 1)};
}

/// A question is timed, and the server's clock read in the middle of it.
void time_answers(Connection& connection, Inspection& seen) {
    constexpr std::size_t questions = 5;
    std::array<microseconds, questions> lasted{};
    std::array<microseconds, questions> ahead{};
    for (std::size_t i = 0; i < questions; ++i) {
        const auto asked_at = std::chrono::system_clock::now();
        const auto begin = Steady::now();
        const Answer row = connection.ask(
            "SELECT (extract(epoch FROM clock_timestamp()) * 1000000)::bigint", Parameters());
        lasted[i] = std::chrono::duration_cast<microseconds>(Steady::now() - begin);
        const auto middle = asked_at.time_since_epoch() + lasted[i] / 2;
        ahead[i] =
            microseconds(row.number_at(0, 0)) - std::chrono::duration_cast<microseconds>(middle);
    }
    std::ranges::sort(lasted);
    std::ranges::sort(ahead);
    seen.answers_in = lasted[questions / 2];
    seen.ahead = ahead[questions / 2];
}

void look(const std::string& url, const Schema& schema, Inspection& seen) {
    Connection connection(url);
    seen.settings = settings_of(connection);
    seen.sessions = sessions_of(connection);
    time_answers(connection, seen);
    seen.is_there = !is_empty(connection);
    if (!seen.is_there) {
        return;
    }
    seen.reason = reason_against(connection, schema, Readiness::finished);
    if (!seen.reason.empty()) {
        return;
    }
    const auto lacks = pending_in(connection, schema);
    if (!lacks) {
        seen.reason = lacks.error().reason;
        return;
    }
    seen.is_behind = !lacks->can_wait();
    seen.waiting = lacks->waiting;
    seen.needs_rebuild =
        connection.ask("SELECT value FROM store_notes WHERE name = 'needs_rebuild'", Parameters())
            .rows() > 0;
    seen.reader = std::make_unique<LookingReader>(url, schema, standing_in(connection, schema));
}

}  // namespace

Inspection inspect(const std::string& url, const Schema& schema) {
    Inspection seen;
    seen.backend = "postgres";
    seen.is_there = true;  // As long as nobody says otherwise.
    seen.reason = reason_against_address(url);
    if (!seen.reason.empty()) {
        return seen;
    }
    try {
        look(url, schema, seen);
    } catch (const StoreFault& fault) {
        seen.reason = fault.what();
    }
    return seen;
}

}  // namespace moothall::store::postgres

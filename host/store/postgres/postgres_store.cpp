#include "store/postgres/postgres_store.h"

#include <limits>
#include <optional>
#include <utility>

namespace moothall::store::postgres {
namespace {

/// More would only be in each other's way.
constexpr std::size_t writers_max = 16;
constexpr std::size_t idle_readers_max = 16;
constexpr std::size_t id_length = 16;

/// Its moment is that of its first statement, with which its beginning travels.
class Snapshot final : private Loan, public sql::Answering<Reader, Queries> {
public:
    Snapshot(ConnectionPool& pool, Layout& layout)
        : Loan(pool), Answering(Queries(**this, layout)) {
        (*this)->forget_failure();
        (*this)->queue("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", Parameters());
        roll_back_at_end();
    }

    void settle_moment() { (*this)->ask("SELECT 1", Parameters()); }
};

std::int64_t newest_transaction(Connection& connection) {
    return connection.ask("SELECT (pg_current_xact_id()::xid)::text::bigint", Parameters())
        .number_at(0, 0);
}

/// Whether a snapshot of this database is still held that was taken before that transaction.
bool somebody_sees_before(Connection& connection, std::int64_t transaction) {
    return connection
               .ask(
                   "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"
                   " AND pid <> pg_backend_pid()"
                   " AND age(backend_xmin) >= age(($1::bigint)::text::xid)",
                   Parameters().number(transaction))
               .rows() > 0;
}

}  // namespace

PostgresStore::PostgresStore(Server server, const std::vector<Table>& tables,
                             const Standing& standing, Sealing sealing)
    : server_(std::move(server)),
      layout_(tables, standing),
      readers_(server_.url, std::numeric_limits<std::size_t>::max(), idle_readers_max),
      writers_(server_.url, writers_max, writers_max),
      sealer_(server_.url, layout_, std::move(sealing)) {}

std::unique_ptr<Reader> PostgresStore::read() {
    std::unique_ptr<Snapshot> snapshot;
    patiently([&] {
        snapshot.reset();
        snapshot = std::make_unique<Snapshot>(readers_, layout_);
        snapshot->settle_moment();
    });
    return snapshot;
}

void PostgresStore::show(const std::function<void(Reader&)>& use) {
    patiently([&] {
        Snapshot snapshot(readers_, layout_);
        use(snapshot);
    });
}

void PostgresStore::look(const std::function<void(Reader&)>& use) {
    show(use);
}

void PostgresStore::patiently(const std::function<void()>& work) {
    Patience patience(server_);
    for (;;) {
        try {
            return work();
        } catch (const ServerFault& fault) {
            if (!patience.wait_for(fault.remedy())) {
                throw;
            }
        }
    }
}

Verdict PostgresStore::write(const Work& work) {
    const Sealer::Presence presence(sealer_);
    Patience patience(server_);
    std::unique_lock again(again_, std::defer_lock);
    for (;;) {
        const std::string id = new_id();
        // A sealing is the likeliest reason of a conflict: another host seals at the same time.
        const Sealing* const sealing = again.owns_lock() ? nullptr : sealer_.within();
        Ended ended = try_to_keep(work, sealing, id);
        if (ended.outcome == Outcome::unknown) {
            ended = look_for(id, patience);
        }
        if (ended.left_unsealed) {
            sealer_.left_unsealed();
        }
        if (ended.outcome == Outcome::kept) {
            if (sealing != nullptr) {
                sealer_.sealed_within();
            }
            return Verdict::keep;
        }
        if (ended.outcome == Outcome::discarded) {
            return Verdict::discard;
        }
        if (!patience.wait_for(ended.remedy)) {
            throw StoreFault(ended.sentence);
        }
        if (ended.remedy == Remedy::run_again && !again.owns_lock()) {
            again.lock();  // Those that lost go one after another.
        }
    }
}

void PostgresStore::purge() {
    std::vector<std::string> names{"events", "indexed_texts", "text_words", "store_documents"};
    for (const auto& [name, sql] : layout_.tables.all()) {
        if (sql.is_there) {
            names.push_back(name);
        }
    }
    Connection connection(server_.url);
    Patience patience(server_);
    const std::int64_t now = newest_transaction(connection);
    while (somebody_sees_before(connection, now)) {
        if (!patience.wait_for(Remedy::reconnect)) {
            throw StoreFault(
                "What was erased is still in the database's files, because the council's data was "
                "being read for too long. Try again when less is going on.");
        }
    }
    for (const std::string& name : names) {
        connection.execute("VACUUM " + sql::in_quotes(name));
    }
}

bool PostgresStore::needs_rebuild() {
    Loan loan(readers_);
    loan->forget_failure();
    return loan->ask("SELECT value FROM store_notes WHERE name = 'needs_rebuild'", Parameters())
               .rows() > 0;
}

Ended PostgresStore::try_to_keep(const Work& work, const Sealing* sealing, const std::string& id) {
    std::optional<Loan> loan;
    try {
        loan.emplace(writers_);
    } catch (const ServerFault& fault) {
        return {Outcome::run_again, false, fault.remedy(), fault.what()};
    }
    return run_once(work, sealing, id, *loan, layout_);
}

/// Neither reports as kept what was not, nor runs again what was.
Ended PostgresStore::look_for(const std::string& id, Patience& patience) {
    for (;;) {
        try {
            Loan loan(writers_);
            if (was_kept(id, *loan)) {
                return {Outcome::kept, true};
            }
            return {Outcome::run_again, false, Remedy::reconnect,
                    "The database server was lost while it kept a change, and the change is not "
                    "there. Try again."};
        } catch (const ServerFault& fault) {
            if (!patience.wait_for(fault.remedy())) {
                throw StoreFault(
                    "The database server was lost while it kept a change, and does not answer: "
                    "whether the change was kept is not known. Look before you repeat it.");
            }
        }
    }
}

std::string PostgresStore::new_id() const {
    std::string id(id_length, '\0');
    server_.randomness(std::as_writable_bytes(std::span(id)));
    return id;
}

}  // namespace moothall::store::postgres

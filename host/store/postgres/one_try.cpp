#include "store/postgres/one_try.h"

#include <optional>

namespace moothall::store::postgres {
namespace {

constexpr std::string_view note_work_sql =
    "INSERT INTO kept_works (id, was_kept, kept_at)"
    " VALUES ($1, $2, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)"
    " ON CONFLICT (id) DO NOTHING";

/// As above, but a work that finds its id taken must not be kept, nor one in a store that others
/// have brought up to date: there it divides by zero, which nothing else here does. (So the
/// question travels with the note and costs no wait.)
constexpr std::string_view note_own_work_sql =
    "INSERT INTO kept_works (id, was_kept, kept_at)"
    " VALUES ($1, 1 / (SELECT (coalesce(max(number), 0) = $2)::integer FROM store_migrations),"
    " (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)";

/// What the sealing throws is a fault of the store.
void seal(const Sealing& sealing, Writer& writer) {
    try {
        sealing(writer);
    } catch (const StoreFault&) {
        throw;
    } catch (const std::exception& fault) {
        throw StoreFault(fault.what());
    }
}

/// Nothing was kept: whether to run the work again because of what the server said during it, also
/// where the work turned that into an answer of its own.
std::optional<Ended> run_again_after(const ServerFault* failure) {
    if (failure == nullptr || failure->remedy() == Remedy::none) {
        return std::nullopt;
    }
    return Ended{Outcome::run_again, false, failure->remedy(), failure->what()};
}

/// Sends what is queued and the end of the transaction together.
Ended keep(Loan& loan, Change& change, bool sealed, const std::string& id, std::int64_t step) {
    if (change.wrote()) {
        loan->queue(note_own_work_sql, Parameters().bytes(id).number(step));
    }
    try {
        const Answer answer = loan->ask("COMMIT", Parameters());
        loan.ended();
        if (answer.command() != "COMMIT") {
            throw StoreFault("The database server did not keep what was written. Try again.");
        }
    } catch (const ServerFault& fault) {
        if (fault.remedy() == Remedy::none) {
            throw;
        }
        const bool is_unknown = fault.remedy() == Remedy::reconnect && change.wrote();
        return {is_unknown ? Outcome::unknown : Outcome::run_again, false, fault.remedy(),
                fault.what()};
    }
    return {Outcome::kept, change.appended() && !sealed};
}

}  // namespace

Ended run_once(const Work& work, const Sealing* sealing, const std::string& id, Loan& loan,
               Layout& layout) {
    loan->forget_failure();
    loan.roll_back_at_end();
    try {
        loan->queue("BEGIN ISOLATION LEVEL SERIALIZABLE", Parameters());
        Change change(*loan, layout);
        const Verdict verdict = work(change);
        if (const auto again = run_again_after(loan->failure())) {
            return *again;
        }
        if (verdict == Verdict::discard) {
            return {Outcome::discarded};
        }
        if (sealing != nullptr) {
            seal(*sealing, change);
        }
        return keep(loan, change, sealing != nullptr, id, layout.step);
    } catch (const std::exception&) {
        if (const auto again = run_again_after(loan->failure())) {
            return *again;
        }
        throw;
    }
}

bool was_kept(const std::string& id, Connection& connection) {
    connection.forget_failure();
    connection.ask(note_work_sql, Parameters().bytes(id).number(0));
    const Answer answer =
        connection.ask("SELECT was_kept FROM kept_works WHERE id = $1", Parameters().bytes(id));
    return answer.rows() > 0 && answer.number_at(0, 0) == 1;
}

}  // namespace moothall::store::postgres

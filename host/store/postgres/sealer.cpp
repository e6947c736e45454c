#include "store/postgres/sealer.h"

#include <chrono>
#include <utility>

namespace moothall::store::postgres {
namespace {

constexpr std::chrono::milliseconds between_seals(200);
/// How often a host that keeps nothing looks whether another left something behind.
constexpr int rounds_between_looks = 5;
constexpr int rounds_between_forgetting = 3000;
constexpr int tries_max = 20;

}  // namespace

Sealer::Sealer(std::string url, Layout& layout, Sealing sealing)
    : url_(std::move(url)), layout_(layout), sealing_(std::move(sealing)) {
    if (sealing_) {
        thread_ = std::thread([this] { run(); });
    }
}

Sealer::~Sealer() {
    {
        const std::lock_guard lock(stop_mutex_);
        stops_ = true;
    }
    stopped_.notify_one();
    if (thread_.joinable()) {
        thread_.join();
    }
}

const Sealing* Sealer::within() const {
    return sealing_ && (under_way_ == 1 || has_failed_) ? &sealing_ : nullptr;
}

void Sealer::leave() {
    if (--under_way_ == 0 && is_unsealed_ && sealing_) {
        seal(IfHeld::wait);
    }
}

void Sealer::run() {
    std::unique_lock lock(stop_mutex_);
    for (int round = 0; !stops_; ++round) {
        lock.unlock();
        if (is_unsealed_ || round % rounds_between_looks == 0) {
            seal(IfHeld::leave_it);
        }
        if (round % rounds_between_forgetting == 0) {
            forget_old_works();
        }
        lock.lock();
        stopped_.wait_for(lock, between_seals, [this] { return stops_; });
    }
}

/// What cannot be done now is left for the next round.
void Sealer::seal(IfHeld if_held) {
    const std::lock_guard lock(sealing_mutex_);
    is_unsealed_ = false;  // Before it looks: what is kept from now on is seen by the next.
    for (int tried = 0; tried < tries_max; ++tried) {
        try {
            if (seal_once(if_held) == Sealed::not_yet) {
                is_unsealed_ = true;
            }
            return;
        } catch (const ServerFault& fault) {
            if (fault.remedy() != Remedy::run_again) {
                connection_.reset();
                break;
            }
        } catch (const std::exception&) {
            has_failed_ = true;  // The next work runs into it and tells its caller.
            break;
        }
    }
    is_unsealed_ = true;
}

Sealer::Sealed Sealer::seal_once(IfHeld if_held) {
    if (connection_ == nullptr || !connection_->is_usable()) {
        connection_ = std::make_unique<Connection>(url_);
    }
    struct RollBack {
        ~RollBack() {
            try {
                connection.post("ROLLBACK");
            } catch (const ServerFault&) {
                return;  // The server ends the transaction of a connection that is gone.
            }
        }
        Connection& connection;
    };
    connection_->forget_failure();
    connection_->queue("BEGIN ISOLATION LEVEL REPEATABLE READ", Parameters());
    const RollBack roll_back{*connection_};
    const Answer row = connection_->ask(
        if_held == IfHeld::wait
            ? "SELECT EXISTS (SELECT 1 FROM events WHERE position IS NULL) FROM seal_row"
              " WHERE id = 1 FOR UPDATE"
            : "SELECT EXISTS (SELECT 1 FROM events WHERE position IS NULL) FROM seal_row"
              " WHERE id = 1 FOR UPDATE SKIP LOCKED",
        Parameters());
    if (row.rows() == 0) {
        return Sealed::not_yet;
    }
    if (row.number_at(0, 0) != 0) {
        Change change(*connection_, layout_);
        sealing_(change);
        connection_->ask("COMMIT", Parameters());
    }
    return Sealed::all;
}

/// Nobody asks for a work of yesterday: see was_kept.
void Sealer::forget_old_works() {
    const std::lock_guard lock(sealing_mutex_);
    try {
        if (connection_ != nullptr) {
            connection_->forget_failure();
            connection_->ask(
                "DELETE FROM kept_works WHERE kept_at <"
                " (extract(epoch FROM clock_timestamp()) * 1000000)::bigint - 86400000000",
                Parameters());
        }
    } catch (const ServerFault&) {
        connection_.reset();
    }
}

}  // namespace moothall::store::postgres

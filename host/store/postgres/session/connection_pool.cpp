#include "store/postgres/session/connection_pool.h"

#include <utility>

namespace moothall::store::postgres {
namespace {

bool asks_to_reconnect(const Connection& connection) {
    return connection.failure() != nullptr && connection.failure()->remedy() == Remedy::reconnect;
}

}  // namespace

ConnectionPool::ConnectionPool(std::string url, std::size_t used_max, std::size_t idle_max)
    : url_(std::move(url)), used_max_(used_max), idle_max_(idle_max) {}

std::unique_ptr<Connection> ConnectionPool::take() {
    if (auto ready = idle_one()) {
        return ready;
    }
    try {
        return std::make_unique<Connection>(url_);
    } catch (const ServerFault&) {
        give_back(nullptr);
        throw;
    }
}

std::unique_ptr<Connection> ConnectionPool::idle_one() {
    std::unique_lock lock(mutex_);
    returned_.wait(lock, [this] { return used_ < used_max_; });
    ++used_;
    while (!idle_.empty()) {
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        if (connection->is_usable()) {
            return connection;
        }
    }
    return nullptr;
}

void ConnectionPool::give_back(std::unique_ptr<Connection> connection) {
    {
        const std::lock_guard lock(mutex_);
        --used_;
        if (connection != nullptr && idle_.size() < idle_max_) {
            idle_.push_back(std::move(connection));
        }
    }
    returned_.notify_one();
}

Loan::~Loan() {
    try {
        if (must_roll_back_ && !asks_to_reconnect(*connection_)) {
            connection_->post("ROLLBACK");
        }
    } catch (const ServerFault&) {
        connection_.reset();  // The server ends the transaction of a connection that is gone.
    }
    if (connection_ != nullptr && (asks_to_reconnect(*connection_) || !connection_->is_usable())) {
        connection_.reset();
    }
    pool_.give_back(std::move(connection_));
}

}  // namespace moothall::store::postgres

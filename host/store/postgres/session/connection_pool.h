#pragma once

#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "store/postgres/session/connection.h"

namespace moothall::store::postgres {

/// Connections that are used in turn. Who wants one while too many are in use waits.
/// Threads: any.
class ConnectionPool {
public:
    /// At most `used_max` at once, of which at most `idle_max` stay open when they are not in use.
    ConnectionPool(std::string url, std::size_t used_max, std::size_t idle_max);

    /// Faults: ServerFault when a new one cannot be opened.
    std::unique_ptr<Connection> take();
    /// Null: it was lost.
    void give_back(std::unique_ptr<Connection> connection);

private:
    std::unique_ptr<Connection> idle_one();

    std::string url_;
    std::size_t used_max_;
    std::size_t idle_max_;
    std::mutex mutex_;
    std::condition_variable returned_;
    std::size_t used_ = 0;
    std::vector<std::unique_ptr<Connection>> idle_;
};

/// A connection of the pool, given back at the end unless it failed.
class Loan {
public:
    explicit Loan(ConnectionPool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Loan();
    Loan(const Loan&) = delete;
    Loan& operator=(const Loan&) = delete;

    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

    /// The transaction that is open on it ends with nothing kept.
    void roll_back_at_end() { must_roll_back_ = true; }
    void ended() { must_roll_back_ = false; }

private:
    ConnectionPool& pool_;
    std::unique_ptr<Connection> connection_;
    bool must_roll_back_ = false;
};

}  // namespace moothall::store::postgres

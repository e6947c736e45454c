#pragma once

#include <moothall/channel/council.h>

#include <boost/asio/thread_pool.hpp>
#include <memory>
#include <mutex>
#include <vector>

namespace moothall::http_server {

/// A command, and who waits for what becomes of it.
class Waiting {
public:
    explicit Waiting(channel::Command command) : command_(std::move(command)) {}
    virtual ~Waiting() = default;

    /// Once. To be moved out of: it is done only here.
    channel::Command& command() { return command_; }
    virtual void end(channel::Outcome outcome) = 0;

private:
    channel::Command command_;
};

/// Brings the commands of many connections together: while some are being done, those that come
/// wait, and are then done in one go. Who comes alone waits for nobody. Threads: any.
class Together {
public:
    /// Borrows both.
    Together(channel::Council& council, boost::asio::thread_pool& threads);

    void add(std::unique_ptr<Waiting> waiting);

private:
    using Some = std::vector<std::unique_ptr<Waiting>>;

    void run_what_waits();
    void run_next();
    Some next();

    channel::Council& council_;
    boost::asio::thread_pool& threads_;
    std::mutex mutex_;
    Some waiting_;
    int running_ = 0;
};

}  // namespace moothall::http_server

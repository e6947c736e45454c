#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <functional>
#include <list>

namespace moothall::http_server {

/// Wakes the streams of one network thread when something has happened in the council. Threads: all
/// of it on the thread of its executor.
class Pulse {
public:
    using Timer = boost::asio::steady_timer;

    /// While at least one stream waits, `position` is asked every `period`; when it has moved, all
    /// that wait are woken.
    Pulse(const boost::asio::any_io_executor& executor, std::function<std::int64_t()> position,
          std::chrono::milliseconds period);

    /// Puts a timer among those that wait; it is cancelled when something happens. Taken out when
    /// the ticket ends.
    class Ticket {
    public:
        Ticket(Pulse& pulse, Timer& timer);
        ~Ticket();
        Ticket(const Ticket&) = delete;
        Ticket& operator=(const Ticket&) = delete;

    private:
        Pulse& pulse_;
        std::list<Timer*>::iterator place_;
    };

    /// Wakes everybody, for good: what waits later is woken at once.
    void stop();
    bool is_stopped() const { return is_stopped_; }

private:
    void look_again();
    void wake();

    Timer timer_;
    std::function<std::int64_t()> position_;
    std::chrono::milliseconds period_;
    std::list<Timer*> waiting_;
    std::int64_t known_ = -1;
    bool is_looking_ = false;
    bool is_stopped_ = false;
};

}  // namespace moothall::http_server

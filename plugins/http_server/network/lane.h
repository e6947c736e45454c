#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <chrono>
#include <functional>
#include <list>
#include <string>
#include <thread>

#include "network/lane_council.h"
#include "network/pulse.h"

namespace moothall::http_server {

/// One network thread with the connections that live on it. A connection never changes its lane, so
/// that nothing of it needs a lock.
class Lane {
public:
    using Clock = std::chrono::steady_clock;

    /// Borrows the council.
    explicit Lane(channel::Council& council);

    boost::asio::io_context& context() { return context_; }
    Pulse& pulse() { return pulse_; }
    /// As the routes see it that are answered on this thread.
    channel::Council& council() { return council_.face(); }

    void start();
    /// Tells the lane's connections to end: idle ones now, the others with their answer. Any
    /// thread.
    void drain();
    /// Closes what is still open. Any thread.
    void cut_off();
    /// Returns when every connection has ended and so has the thread. Any other thread.
    void end();

    /// Only on the lane's own thread.
    bool is_draining() const { return is_draining_; }
    /// The field Date of an answer that is sent now. Only on the lane's own thread.
    const std::string& date();

    /// That a connection is there. Only on the lane's own thread.
    class Presence {
    public:
        /// `close` ends whatever the connection waits for.
        Presence(Lane& lane, std::function<void()> close);
        ~Presence();
        Presence(const Presence&) = delete;
        Presence& operator=(const Presence&) = delete;

        /// It waits for a request, and may be closed at any time.
        void set_idle(bool is_idle) { place_->is_idle = is_idle; }
        /// Closes it unless it is given another time first. One timer looks after all connections
        /// of a lane, so it may stay open a quarter of a second longer.
        void close_after(std::chrono::milliseconds span) { place_->until = Clock::now() + span; }
        /// It waits for us, not for the other side.
        void stay_open() { place_->until = Clock::time_point::max(); }

    private:
        friend Lane;
        struct Entry {
            std::function<void()> close;
            bool is_idle = false;
            Clock::time_point until = Clock::time_point::max();
        };
        Lane& lane_;
        std::list<Entry>::iterator place_;
    };

private:
    template <class Which>
    void close_those(Which which);
    void sweep_later();

    boost::asio::io_context context_{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard_;
    LaneCouncil council_;
    Pulse pulse_;
    std::list<Presence::Entry> present_;
    boost::asio::steady_timer sweep_;
    bool is_sweeping_ = false;
    bool is_draining_ = false;
    std::chrono::sys_seconds date_of_{};
    std::string date_;
    std::thread thread_;
};

}  // namespace moothall::http_server

#include "network/pulse.h"

#include <exception>
#include <utility>

namespace moothall::http_server {

Pulse::Pulse(const boost::asio::any_io_executor& executor, std::function<std::int64_t()> position,
             std::chrono::milliseconds period)
    : timer_(executor), position_(std::move(position)), period_(period) {}

Pulse::Ticket::Ticket(Pulse& pulse, Timer& timer)
    : pulse_(pulse), place_(pulse.waiting_.insert(pulse.waiting_.end(), &timer)) {
    if (!pulse_.is_looking_) {
        pulse_.is_looking_ = true;
        pulse_.look_again();
    }
}

Pulse::Ticket::~Ticket() {
    pulse_.waiting_.erase(place_);
}

void Pulse::look_again() {
    timer_.expires_after(period_);
    timer_.async_wait([this](boost::system::error_code error) {
        if (error || waiting_.empty() || is_stopped_) {
            is_looking_ = false;
            return;
        }
        std::int64_t position = known_;
        try {
            position = position_();
        } catch (const std::exception&) {
            // The store cannot be read now. Whoever asks it for something is told; a pulse waits.
            position = known_;
        }
        if (position != known_) {
            known_ = position;
            wake();
        }
        look_again();
    });
}

void Pulse::wake() {
    for (Timer* timer : waiting_) {
        timer->cancel();
    }
}

void Pulse::stop() {
    is_stopped_ = true;
    timer_.cancel();
    wake();
}

}  // namespace moothall::http_server

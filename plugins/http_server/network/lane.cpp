#include "network/lane.h"

#include <boost/asio/post.hpp>
#include <utility>

#include "messages/answer.h"

namespace moothall::http_server {
namespace {

constexpr std::chrono::milliseconds pulse_period{100};
constexpr std::chrono::milliseconds sweep_period{250};

}  // namespace

Lane::Lane(channel::Council& council)
    : guard_(context_.get_executor()),
      council_(council, context_),
      pulse_(context_.get_executor(), council.position, pulse_period),
      sweep_(context_) {}

void Lane::start() {
    thread_ = std::thread([this] { context_.run(); });
}

void Lane::drain() {
    boost::asio::post(context_, [this] {
        is_draining_ = true;
        pulse_.stop();
        close_those([](const Presence::Entry& entry) { return entry.is_idle; });
    });
}

void Lane::cut_off() {
    boost::asio::post(context_,
                      [this] { close_those([](const Presence::Entry&) { return true; }); });
}

void Lane::end() {
    guard_.reset();
    if (thread_.joinable()) {
        thread_.join();
    }
}

const std::string& Lane::date() {
    const auto now = std::chrono::system_clock::now();
    const auto second = std::chrono::floor<std::chrono::seconds>(now);
    if (second != date_of_) {
        date_of_ = second;
        date_ = http_date(second);
    }
    return date_;
}

template <class Which>
void Lane::close_those(Which which) {
    for (const auto& entry : present_) {
        if (which(entry)) {
            entry.close();
        }
    }
}

/// Closes, as long as connections are there, those whose time has come.
void Lane::sweep_later() {
    is_sweeping_ = true;
    sweep_.expires_after(sweep_period);
    sweep_.async_wait([this](boost::system::error_code) {  // Cancelled or due: it is time to look.
        if (present_.empty()) {
            is_sweeping_ = false;
            return;
        }
        const auto now = Clock::now();
        close_those([now](const Presence::Entry& entry) { return entry.until <= now; });
        sweep_later();
    });
}

Lane::Presence::Presence(Lane& lane, std::function<void()> close)
    : lane_(lane), place_(lane.present_.insert(lane.present_.end(), {std::move(close)})) {
    if (!lane_.is_sweeping_) {
        lane_.sweep_later();
    }
}

Lane::Presence::~Presence() {
    lane_.present_.erase(place_);
    if (lane_.present_.empty()) {
        lane_.sweep_.cancel();
    }
}

}  // namespace moothall::http_server

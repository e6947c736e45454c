#include "lane.h"

#include <boost/asio/post.hpp>

namespace moothall::http_server {
namespace {

constexpr std::chrono::milliseconds pulse_period{100};

}  // namespace

Lane::Lane(std::function<std::int64_t()> position)
    : guard_(context_.get_executor()),
      pulse_(context_.get_executor(), std::move(position), pulse_period) {}

void Lane::start() {
    thread_ = std::thread([this] { context_.run(); });
}

void Lane::drain() {
    boost::asio::post(context_, [this] {
        is_draining_ = true;
        pulse_.stop();
        close_all([](const Presence::Entry& entry) { return entry.is_idle; });
    });
}

void Lane::cut_off() {
    boost::asio::post(context_, [this] { close_all([](const Presence::Entry&) { return true; }); });
}

void Lane::end() {
    guard_.reset();
    if (thread_.joinable()) {
        thread_.join();
    }
}

void Lane::close_all(bool (*which)(const Presence::Entry&)) {
    for (const auto& entry : present_) {
        if (which(entry)) {
            entry.close();
        }
    }
}

Lane::Presence::Presence(Lane& lane, std::function<void()> close)
    : lane_(lane), place_(lane.present_.insert(lane.present_.end(), {std::move(close)})) {}

Lane::Presence::~Presence() {
    lane_.present_.erase(place_);
}

}  // namespace moothall::http_server

#include "network/together.h"

#include <algorithm>
#include <boost/asio/post.hpp>
#include <iterator>
#include <utility>

namespace moothall::http_server {
namespace {

/// Whoever else writes waits for them.
constexpr std::size_t commands_in_one_go = 64;
/// While some wait for the disk, others are done: if they are many enough.
constexpr int goes_at_once = 2;
constexpr std::size_t many = 20;

}  // namespace

Together::Together(channel::Council& council, boost::asio::thread_pool& threads)
    : council_(council), threads_(threads) {}

void Together::add(std::unique_ptr<Waiting> waiting) {
    const std::lock_guard lock(mutex_);
    waiting_.push_back(std::move(waiting));
    run_what_waits();
}

/// With the lock held.
void Together::run_what_waits() {
    const bool is_worth_a_go = running_ == 0 ? !waiting_.empty() : waiting_.size() >= many;
    if (running_ < goes_at_once && is_worth_a_go) {
        ++running_;
        boost::asio::post(threads_, [this] { run_next(); });
    }
}

void Together::run_next() {
    const Some some = next();  // Perhaps nothing: another was quicker.
    std::vector<channel::Command> commands;
    commands.reserve(some.size());
    for (const auto& waiting : some) {
        commands.push_back(std::move(waiting->command()));
    }
    auto outcomes = council_.together(commands);
    for (std::size_t place = 0; place < some.size(); ++place) {
        some[place]->end(std::move(outcomes[place]));
    }
    const std::lock_guard lock(mutex_);
    --running_;
    run_what_waits();
}

Together::Some Together::next() {
    const std::lock_guard lock(mutex_);
    const auto count = static_cast<std::ptrdiff_t>(std::min(waiting_.size(), commands_in_one_go));
    Some some(std::make_move_iterator(waiting_.begin()),
              std::make_move_iterator(waiting_.begin() + count));
    waiting_.erase(waiting_.begin(), waiting_.begin() + count);
    return some;
}

}  // namespace moothall::http_server

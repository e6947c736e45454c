#include "identity/tries.h"

#include <algorithm>

namespace moothall::identity {

Tries::Begun Tries::begin(const std::string& key, Instant now) {
    const std::lock_guard lock(mutex_);
    auto found = counted_.find(key);
    if (found != counted_.end() && is_over(found->second, now)) {
        counted_.erase(found);
        found = counted_.end();
    }
    if (found == counted_.end()) {
        make_room(now);
        counted_.emplace(key, Counted{1, now, now});
        return {std::nullopt, 1};
    }
    Counted& counted = found->second;
    if (const auto until = wait_until(counted); until && *until > now) {
        return {until, counted.failed};
    }
    ++counted.failed;
    counted.last = now;
    return {std::nullopt, counted.failed};
}

void Tries::take_back(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto found = counted_.find(key);
    if (found != counted_.end() && --found->second.failed <= 0) {
        counted_.erase(found);
    }
}

void Tries::forget(const std::string& key) {
    const std::lock_guard lock(mutex_);
    counted_.erase(key);
}

std::size_t Tries::keys() const {
    const std::lock_guard lock(mutex_);
    return counted_.size();
}

std::optional<Instant> Tries::wait_until(const Counted& counted) const {
    if (counted.failed < rule_.free) {
        return std::nullopt;
    }
    std::chrono::minutes wait = rule_.first_wait;
    for (int more = counted.failed - rule_.free; more > 0 && wait < rule_.longest_wait; --more) {
        wait *= 2;
    }
    return counted.last + std::min(wait, rule_.longest_wait);
}

bool Tries::is_over(const Counted& counted, Instant now) const {
    const auto until = wait_until(counted);
    return (until ? *until + rule_.remembered : counted.since + rule_.within) <= now;
}

void Tries::make_room(Instant now) {
    if (counted_.size() < keys_max_) {
        return;
    }
    std::erase_if(counted_, [&](const auto& one) { return is_over(one.second, now); });
    if (counted_.size() >= keys_max_) {
        counted_.erase(std::ranges::min_element(counted_, {},
                                                [](const auto& one) { return one.second.last; }));
    }
}

}  // namespace moothall::identity

#include "network/open_connections.h"

#include <utility>

namespace moothall::http_server {

OpenConnections::OpenConnections(std::size_t most, std::size_t most_of_one_address)
    : most_(most), most_of_one_address_(most_of_one_address) {}

OpenConnections::Place::Place(OpenConnections& open, std::string address)
    : open_(&open), address_(std::move(address)) {}

OpenConnections::Place::~Place() {
    if (open_ != nullptr) {
        open_->leave(address_);
    }
}

OpenConnections::Place::Place(Place&& other) noexcept
    : open_(std::exchange(other.open_, nullptr)), address_(std::move(other.address_)) {}

std::optional<OpenConnections::Place> OpenConnections::enter(const std::string& address) {
    const std::scoped_lock lock(mutex_);
    const auto known = of_address_.find(address);
    if (count_ >= most_ || (known != of_address_.end() && known->second >= most_of_one_address_)) {
        return std::nullopt;
    }
    ++count_;
    ++of_address_[address];
    return Place(*this, address);
}

std::size_t OpenConnections::count() const {
    const std::scoped_lock lock(mutex_);
    return count_;
}

void OpenConnections::leave(const std::string& address) {
    const std::scoped_lock lock(mutex_);
    --count_;
    if (const auto known = of_address_.find(address); --known->second == 0) {
        of_address_.erase(known);
    }
}

}  // namespace moothall::http_server

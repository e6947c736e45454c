#include "serving/services.h"

#include <exception>

namespace moothall::serving {
namespace {

/// What a service throws when it starts goes no further.
Result<std::string> started(channel::Service& service, const channel::Surroundings& surroundings) {
    try {
        return service.start(surroundings);
    } catch (const std::exception& thrown) {
        return Refusal{RefusalKind::not_available,
                       std::string("A service failed while it was started (") + thrown.what() +
                           "): tell its developers."};
    }
}

}  // namespace

Result<std::unique_ptr<RunningServices>> RunningServices::start(
    const std::vector<channel::Service*>& services, const channel::Surroundings& surroundings) {
    std::unique_ptr<RunningServices> all(new RunningServices);
    for (channel::Service* service : services) {
        auto address = started(*service, surroundings);
        if (!address) {
            return address.error();
        }
        all->running_.push_back(service);
        if (!address->empty()) {
            all->addresses_.push_back(*std::move(address));
        }
    }
    return all;
}

RunningServices::~RunningServices() {
    for (auto service = running_.rbegin(); service != running_.rend(); ++service) {
        (*service)->stop();
    }
}

}  // namespace moothall::serving

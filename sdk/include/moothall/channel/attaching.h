#pragma once

#include <moothall/channel/delivery.h>
#include <moothall/channel/failure.h>
#include <moothall/channel/http.h>
#include <moothall/channel/measure.h>
#include <moothall/service/plugin.h>

#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::channel {

/// What a service is started with. Borrowed; all of it outlives the service.
struct Surroundings {
    Council& council;
    const std::vector<Route>& routes;  ///< Of every plugin that is in.
    const Table&
        settings;  ///< `serve` and `desk` of the configuration, by what stands after the dot.
    std::function<void(const std::string& sentence, const std::string& correlation)> report;
    FailurePage failure_page = {};  ///< Empty: no plugin brought one.
    /// What the host measures of itself and of its council. Reads the store. Threads: any.
    std::function<std::vector<Measure>()> measures = {};
};

/// Something that runs for as long as `moothall serve` does: it may have threads of its own.
class Service {
public:
    virtual ~Service() = default;

    /// Starts it, and gives what it says of itself: the address at which it listens; empty where it
    /// has nothing to say.
    /// Refused: what it cannot start with, in one sentence; then the host does not serve.
    virtual Result<std::string> start(const Surroundings& surroundings) = 0;

    /// Takes nothing new, ends what has begun, and returns when all is done.
    virtual void stop() = 0;
};

/// What the host offers a channel while it attaches, beside what it offers to every plugin.
class Attaching {
public:
    static constexpr const char* interface_name = "moothall.channel.attaching/1";

    virtual ~Attaching() = default;
    /// A method and path that is taken refuses the whole plugin, by name.
    virtual void add_route(Route route) = 0;
    virtual void add_service(std::unique_ptr<Service> service) = 0;
    /// How what a server says by itself looks to a person. There is one: the second plugin that
    /// brings one is refused, by name.
    virtual void add_failure_page(FailurePage page) = 0;
    /// Delivers outgoing work of one kind, "letter", from now on. Each kind has one carrier: the
    /// second plugin that brings one is refused, by name.
    virtual void add_carrier(std::string kind, std::unique_ptr<Carrier> carrier) = 0;
};

/// The channels' side of a host. Throws std::runtime_error where this host has none: then the
/// plugin is refused, by name.
inline Attaching& attaching(Host& host) {
    void* found = host.find_interface(Attaching::interface_name);
    if (found == nullptr) {
        throw std::runtime_error(std::string("this host does not speak ") +
                                 Attaching::interface_name);
    }
    return *static_cast<Attaching*>(found);
}

}  // namespace moothall::channel

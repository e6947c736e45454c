#include <moothall/channel/attaching.h>

#include <memory>

#include "network/server.h"

namespace moothall::http_server {
namespace {

channel::Response text(int status, std::string type, std::string body) {
    channel::Response response;
    response.status = status;
    response.fields.add("Content-Type", std::move(type));
    response.body = std::move(body);
    return response;
}

channel::Response ready(const channel::Council& council) {
    const channel::Health health = council.health();
    return health.is_ready ? text(200, "text/plain", "ready\n")
                           : text(503, "text/plain", health.reason + "\n");
}

/// Serves the routes of every plugin, and three of its own by which a monitor sees it.
class HttpServerPlugin final : public Plugin {
public:
    void attach(Host& host) override {
        auto& channels = channel::attaching(host);
        auto server = std::make_unique<Server>(Limits{});
        const Server* measured = server.get();
        channels.add_route({"GET", "/healthz",
                            [](const channel::Request&, channel::Council&) {
                                return text(200, "text/plain", "alive\n");
                            },
                            channel::Pace::at_once});
        channels.add_route(
            {"GET", "/readyz",
             [](const channel::Request&, channel::Council& council) { return ready(council); },
             channel::Pace::may_wait});
        channels.add_route({"GET", "/metrics",
                            [measured](const channel::Request&, channel::Council&) {
                                return text(200, "text/plain; version=0.0.4", measured->measures());
                            },
                            channel::Pace::may_wait});
        channels.add_service(std::move(server));
    }
};

}  // namespace
}  // namespace moothall::http_server

MOOTHALL_PLUGIN(moothall::http_server::HttpServerPlugin)

#include <moothall/channel/attaching.h>

#include "answering.h"
#include "event_feed.h"
#include "openapi.h"

namespace moothall::rest_api {
namespace {

/// The table of operations over HTTP, for other programs.
class RestApiPlugin final : public Plugin {
public:
    void attach(Host& host) override {
        auto& channels = channel::attaching(host);
        for (const Way& way : ways()) {
            channels.add_route(way.path == event_feed_way().path ? event_feed() : route_of(way));
        }
        channels.add_route(openapi_route());
    }
};

}  // namespace
}  // namespace moothall::rest_api

MOOTHALL_PLUGIN(moothall::rest_api::RestApiPlugin)

#include <moothall/channel/attaching.h>

#include "pages/pages.h"
#include "site/answering.h"
#include "site/files.h"
#include "site/sign_in.h"

namespace desk {
namespace {

/// The caseworkers' front end.
class DeskPlugin final : public moothall::Plugin {
public:
    void attach(moothall::Host& host) override {
        auto& channels = moothall::channel::attaching(host);
        const SiteSettings settings;
        for (const PageRoute& page : pages()) {
            channels.add_route(route_of(page, settings));
        }
        for (auto routes : {sign_in_routes(settings), file_routes()}) {
            for (auto& route : routes) {
                channels.add_route(std::move(route));
            }
        }
    }
};

}  // namespace
}  // namespace desk

MOOTHALL_PLUGIN(desk::DeskPlugin)

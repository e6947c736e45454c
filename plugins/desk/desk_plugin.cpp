#include <moothall/channel/attaching.h>

#include "live/live_feed.h"
#include "pages/pages.h"
#include "site/answering.h"
#include "site/failing/server_failures.h"
#include "site/failing/unknown_address.h"
#include "site/files.h"
#include "site/session.h"
#include "site/sign_in.h"

namespace desk {
namespace {

/// Learns what the council says of itself when it begins to serve.
class Introduction final : public moothall::channel::Service {
public:
    explicit Introduction(std::shared_ptr<Site> site) : site_(std::move(site)) {}

    moothall::Result<std::string> start(
        const moothall::channel::Surroundings& surroundings) override {
        auto settings = site_settings(surroundings.settings);
        if (!settings) {
            return settings.error();
        }
        site_->take(*std::move(settings));
        site_->report_to(surroundings.report);
        return std::string();
    }
    void stop() override {}

private:
    std::shared_ptr<Site> site_;
};

/// The caseworkers' front end.
class DeskPlugin final : public moothall::Plugin {
public:
    void attach(moothall::Host& host) override {
        auto& channels = moothall::channel::attaching(host);
        const auto site = std::make_shared<Site>();
        channels.add_service(std::make_unique<Introduction>(site));
        channels.add_failure_page(page_of_server_failures(site));
        for (const PageRoute& page : pages()) {
            channels.add_route(route_of(page, site));
        }
        for (const OpenPage& page : open_pages()) {
            channels.add_route(route_of(page, site));
        }
        channels.add_route(live_route());
        for (auto routes : {sign_in_routes(site), session_routes(), file_routes(site),
                            ways_back(pages()), unknown_address_routes(site)}) {
            for (auto& route : routes) {
                channels.add_route(std::move(route));
            }
        }
    }
};

}  // namespace
}  // namespace desk

MOOTHALL_PLUGIN(desk::DeskPlugin)

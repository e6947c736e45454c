#include <moothall/channel/attaching.h>
#include <moothall/service/plugin.h>

namespace {

class Silent final : public moothall::channel::Carrier {
    moothall::Result<moothall::Table> deliver(const moothall::channel::Delivery&) override {
        return moothall::Table{};
    }
};

/// What it delivers, and how often it says so, is the build's to say.
class Delivers final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        for (int times = 0; times < DELIVERS_TIMES; ++times) {
            moothall::channel::attaching(host).add_carrier(DELIVERS_KIND,
                                                           std::make_unique<Silent>());
        }
    }
};

}  // namespace

MOOTHALL_PLUGIN(Delivers)

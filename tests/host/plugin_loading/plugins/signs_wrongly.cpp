#include <moothall/service/plugin.h>

namespace {

class Signs final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        host.add_function({.signature = "signs_wrongly.price gives money",
                           .about = "A price.",
                           .examples = {},
                           .call = [](const moothall::Table& asked, moothall::Reading&) {
                               return moothall::Result<moothall::Table>(asked);
                           }});
    }
};

}  // namespace

MOOTHALL_PLUGIN(Signs)

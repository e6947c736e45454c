#include <moothall/service/plugin.h>

namespace {

/// Registers under the name of another plugin.
class Takes final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        host.add_register({.name = "orchards.trees",
                           .title = "Trees",
                           .key = "tree",
                           .fields = {{.name = "tree", .kind = "text"}}});
    }
};

}  // namespace

MOOTHALL_PLUGIN(Takes)

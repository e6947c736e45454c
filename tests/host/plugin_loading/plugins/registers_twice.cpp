#include <moothall/service/plugin.h>

namespace {

class Twice final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        for (int times = 0; times < 2; ++times) {
            host.add_register({.name = "registers_twice.rows",
                               .title = "Rows",
                               .key = "row",
                               .fields = {{.name = "row", .kind = "text"}}});
        }
    }
};

}  // namespace

MOOTHALL_PLUGIN(Twice)

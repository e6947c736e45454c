#include <moothall/service/plugin.h>

#include <cstdlib>

namespace {

class Aborts final : public moothall::Plugin {
    void attach(moothall::Host&) override { std::abort(); }
};

}  // namespace

MOOTHALL_PLUGIN(Aborts)

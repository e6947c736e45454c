#include <moothall/service/plugin.h>

#include <stdexcept>

namespace {

class Throws final : public moothall::Plugin {
    void attach(moothall::Host&) override { throw std::runtime_error("the till is locked"); }
};

}  // namespace

MOOTHALL_PLUGIN(Throws)

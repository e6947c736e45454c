#include <moothall/service/plugin.h>

#include <stdexcept>

namespace {

class Throws final : public moothall::Plugin {
public:
    Throws() { throw std::runtime_error("no room"); }

private:
    void attach(moothall::Host&) override {}
};

}  // namespace

MOOTHALL_PLUGIN(Throws)

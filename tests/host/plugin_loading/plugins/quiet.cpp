#include <moothall/service/plugin.h>

namespace {

/// Brings nothing: for what is judged by its files and its requirements.
class Quiet final : public moothall::Plugin {
    void attach(moothall::Host&) override {}
};

}  // namespace

MOOTHALL_PLUGIN(Quiet)

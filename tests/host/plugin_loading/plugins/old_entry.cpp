#include <moothall/service/plugin.h>

namespace {

class Old final : public moothall::Plugin {
    void attach(moothall::Host&) override {}
};

}  // namespace

// What the macro writes, but by another SDK than the manifest says.
extern "C" __attribute__((visibility("default"))) const moothall::PluginEntry moothall_plugin_entry;
const moothall::PluginEntry moothall_plugin_entry{moothall::plugin_magic, "0.0", "old_entry",
                                                  []() -> moothall::Plugin* { return new Old; }};

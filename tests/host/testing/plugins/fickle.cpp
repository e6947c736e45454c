#include <moothall/service/plugin.h>

#include <stdexcept>

namespace {

moothall::Result<moothall::Table> mood(const moothall::Table&, moothall::Reading&) {
    static int called = 0;  // What no function may have: a memory.
    return moothall::Table{}.set("mood", ++called);
}

moothall::Result<moothall::Table> fragile(const moothall::Table& asked, moothall::Reading&) {
    return moothall::Table{}.set("sum", asked.integer("given"));  // There is no 'given'.
}

moothall::Result<moothall::Panel> panel(const moothall::Case& shown, moothall::Reading&) {
    if (!shown.fields().has("name")) {
        throw std::runtime_error("nobody is there");
    }
    return moothall::Panel{};
}

/// A plugin that is not fit for service.
class Fickle final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        host.add_function({.signature = "fickle.mood {} -> { mood: integer }",
                           .about = "How it feels.",
                           .call = mood});
        host.add_function({.signature = "fickle.fragile { number: integer } -> { sum: integer }",
                           .about = "Asks for what it was not given.",
                           .call = fragile});
        host.add_panel({.name = "fickle.panel",
                        .title = "Fickle",
                        .slot = moothall::Slot::case_side,
                        .show = panel});
    }
};

}  // namespace

MOOTHALL_PLUGIN(Fickle)

#include <moothall/service/plugin.h>

namespace {

moothall::Result<moothall::Table> rent(const moothall::Table& asked, moothall::Reading&) {
    return moothall::Table{}.set("rent_pence", asked.integer("trees") * 250);
}

moothall::Result<moothall::Panel> panel(const moothall::Case& shown, moothall::Reading&) {
    return moothall::Panel{.rows = {{"Case", shown.reference()}}};
}

/// A plugin as it should be.
class Orchards final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        host.add_function({.signature = "orchards.rent { trees: integer } -> { rent_pence: money }",
                           .about = "What an orchard costs.",
                           .examples = {},
                           .call = rent});
        host.add_register({.name = "orchards.trees",
                           .title = "Trees",
                           .key = "tree",
                           .fields = {{.name = "tree", .kind = "text"}}});
        host.add_panel({.name = "orchards.shown",
                        .title = "The orchard",
                        .slot = moothall::Slot::case_side,
                        .show = panel});
    }
};

}  // namespace

MOOTHALL_PLUGIN(Orchards)

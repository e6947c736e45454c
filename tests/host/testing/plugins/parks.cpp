#include <moothall/service/plugin.h>

namespace {

moothall::Result<moothall::Table> price(const moothall::Table& asked, moothall::Reading& reading) {
    const auto pitch = reading.rule("parks.pitches", asked.date("on"), asked.text("pitch"));
    if (!pitch) {
        return pitch.error();
    }
    return moothall::Table{}.set("price_pence", pitch->pence("price_pence"));
}

moothall::Result<moothall::Panel> panel(const moothall::Case& shown, moothall::Reading&) {
    return moothall::Panel{.rows = {{"Case", shown.reference()}}};
}

/// Pitches for an afternoon, of which there are few.
class Parks final : public moothall::Plugin {
    void attach(moothall::Host& host) override {
        host.add_register({.name = "parks.pitches",
                           .title = "Pitches",
                           .key = "pitch",
                           .fields = {{"pitch", "text", "Pitch"},
                                      {"price_pence", "money", "Price"},
                                      {"free", "integer", "Free"}},
                           .remaining = "free"});
        host.add_function(
            {.signature = "parks.price { pitch: text, on: date } -> { price_pence: money }",
             .about = "What a pitch costs.",
             .call = price});
        host.add_panel({.name = "parks.pitch",
                        .title = "The pitch",
                        .slot = moothall::Slot::case_side,
                        .show = panel});
    }
};

}  // namespace

MOOTHALL_PLUGIN(Parks)

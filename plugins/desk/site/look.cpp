#include "site/look.h"

#include <algorithm>

namespace desk {
namespace {

bool is_offered(const LookChoice& choice, std::string_view value) {
    return std::ranges::find(choice.options, value, &LookOption::value) != choice.options.end();
}

}  // namespace

const std::vector<LookChoice>& look_choices() {
    static const std::vector<LookChoice> choices{
        {"theme",
         "Colours",
         &Look::theme,
         {{"auto", "As this computer is set"}, {"light", "Light"}, {"dark", "Dark"}}},
        {"density",
         "Space between lines",
         &Look::density,
         {{"comfortable", "Comfortable"}, {"compact", "Compact", "More rows of a list at once"}}},
        {"text_size",
         "Size of text",
         &Look::text_size,
         {{"standard", "Standard"}, {"large", "Large"}, {"larger", "Larger"}}},
        {"shortcuts",
         "Single-key shortcuts",
         &Look::shortcuts,
         {{"on", "On", "Press ? to see them"},
          {"off", "Off", "For speech recognition, or if keys are pressed by mistake"}}},
    };
    return choices;
}

Look look_in(const Record& values) {
    Look look;
    for (const LookChoice& choice : look_choices()) {
        const moothall::Value* kept = values.find(std::string(choice.name));
        const std::string* text = kept == nullptr ? nullptr : kept->as_text();
        if (text != nullptr && is_offered(choice, *text)) {
            look.*choice.chosen = *text;
        }
    }
    return look;
}

moothall::Result<Look> look_after(Look before, const Form& form) {
    for (const LookChoice& choice : look_choices()) {
        const std::string name(choice.name);
        if (!form.has(name)) {
            continue;
        }
        if (!is_offered(choice, form.find(name))) {
            return moothall::Refusal{
                moothall::RefusalKind::invalid_input,
                "Choose one of the options of \"" + std::string(choice.title) + "\"."};
        }
        before.*choice.chosen = form.find(name);
    }
    return before;
}

Record values_of(const Look& look) {
    Record values;
    for (const LookChoice& choice : look_choices()) {
        values.set_unless_empty(std::string(choice.name), look.*choice.chosen);
    }
    return values;
}

Look look_of(const Visit& visit) {
    const Record kept = visit.ask_for_part("preferences.show", Record{}.set("of", "desk"));
    return kept.has("values") ? look_in(kept.table("values")) : Look{};
}

moothall::Result<moothall::Value> keep_look(const Visit& visit, const Look& look) {
    return visit.command("preferences.keep",
                         Record{}.set("of", "desk").set("values", values_of(look)));
}

}  // namespace desk

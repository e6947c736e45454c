#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// How urgent something is. Never by the colour alone: the words say it too.
enum class Urgency { none, late, today, soon, done };

/// The modifier of a class: "--late"; empty for none.
std::string_view modifier_of(Urgency urgency);

/// A count that leads to the very cases.
struct Tile {
    std::string figure;
    std::string text;
    std::string href;  ///< Empty where there is nothing to lead to.
    Urgency urgency = Urgency::none;
    Content note = {};  ///< The change, the target.
};

struct Tiles {
    std::vector<Tile> items;
};
void write(Writer& out, const Tiles& tiles);

/// Words in the colour of their urgency: "3 working days over".
struct UrgentText {
    std::string text;
    Urgency urgency = Urgency::none;
};
void write(Writer& out, const UrgentText& text);

}  // namespace desk

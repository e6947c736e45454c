#pragma once

#include <array>
#include <span>
#include <string_view>

#include "html/writer.h"

namespace desk {

/// A key, or two that follow each other ("g m"), and what it does.
struct Shortcut {
    std::string_view keys;
    std::string_view says;
};

/// Whether two shortcuts would answer to the same keys.
constexpr bool clash(std::span<const Shortcut> shortcuts) {
    for (std::size_t one = 0; one < shortcuts.size(); ++one) {
        for (std::size_t other = one + 1; other < shortcuts.size(); ++other) {
            if (shortcuts[one].keys == shortcuts[other].keys) {
                return true;
            }
        }
    }
    return false;
}

/// The one list of the shortcuts that hold on every page. What is pressed carries its key as
/// data-key; what `g` leads to carries the letter as data-go.
inline constexpr auto site_shortcuts = std::to_array<Shortcut>({
    {.keys = "/", .says = "Search"},
    {.keys = "?", .says = "This list"},
    {.keys = "j", .says = "Next case in a list"},
    {.keys = "k", .says = "Previous case in a list"},
    {.keys = "x", .says = "Select the case"},
    {.keys = "Enter", .says = "Open the case"},
    {.keys = "n", .says = "Get next case"},
    {.keys = "e", .says = "On a case: the step to do now"},
    {.keys = "a", .says = "On a case: add a note"},
    {.keys = "m", .says = "On a case: record a message"},
    {.keys = "b", .says = "On a case: bring it forward"},
    {.keys = "r", .says = "Give the case, or those selected, to somebody else"},
    {.keys = "[", .says = "On a case: the one before it in my list"},
    {.keys = "]", .says = "On a case: the one after it in my list"},
    {.keys = "f", .says = "In a history: search it"},
    {.keys = "g m", .says = "My work"},
    {.keys = "g t", .says = "Team queue"},
    {.keys = "g c", .says = "Customers"},
    {.keys = "g d", .says = "Diary"},
    {.keys = "g p", .says = "Take a call"},
    {.keys = "g k", .says = "Performance"},
    {.keys = "g n", .says = "Needs attention"},
    {.keys = "g h", .says = "Help"},
    {.keys = "g a", .says = "Admin"},
});
static_assert(!clash(site_shortcuts));

/// The dialog that `?` opens, with the switch that turns all of them off.
struct ShortcutsDialog {
    std::span<const Shortcut> shortcuts = site_shortcuts;
    std::span<const Shortcut> of_this_page = {};
};
void write(Writer& out, const ShortcutsDialog& dialog);

}  // namespace desk

#include "components/shell/shortcuts.h"

#include "components/forms/button.h"
#include "components/forms/choices.h"

namespace desk {

namespace {

void write_keys(Writer& out, std::string_view keys) {
    const auto blank = keys.find(' ');
    out.markup("<kbd>").text(keys.substr(0, blank)).markup("</kbd>");
    if (blank != std::string_view::npos) {
        out.markup(" then <kbd>").text(keys.substr(blank + 1)).markup("</kbd>");
    }
}

void write_list(Writer& out, std::span<const Shortcut> shortcuts) {
    if (shortcuts.empty()) {
        return;
    }
    out.markup("<dl class=\"mh-keys\">");
    for (const Shortcut& shortcut : shortcuts) {
        out.markup("<div><dt>");
        write_keys(out, shortcut.keys);
        out.markup("</dt><dd>").text(shortcut.says).markup("</dd></div>");
    }
    out.markup("</dl>");
}

}  // namespace

void write(Writer& out, const ShortcutsDialog& dialog) {
    out.markup("<dialog class=\"mh-dialog\" id=\"shortcuts\" aria-labelledby=\"shortcuts-title\">");
    out.markup("<h2 class=\"mh-h2\" id=\"shortcuts-title\">Keyboard shortcuts</h2>");
    write_list(out, dialog.of_this_page);
    write_list(out, dialog.shortcuts);
    write(out, Checkboxes{.name = "shortcuts-on",
                          .choices = {{.content = "Use single-key shortcuts", .value = "on"}},
                          .classes = "govuk-checkboxes--small"});
    out.markup("<form method=\"dialog\">");
    write(out, Button{.content = "Close", .classes = "govuk-button--secondary"});
    out.markup("</form></dialog>");
}

}  // namespace desk

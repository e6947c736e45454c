#include "components/shell/document.h"

#include <array>

#include "components/navigation/links.h"

namespace desk {

namespace {

std::string_view name_of(Theme theme) {
    constexpr std::array<std::string_view, 3> names{"auto", "light", "dark"};
    return names[static_cast<std::size_t>(theme)];
}

void write_head(Writer& out, const Document& document) {
    out.markup("<head><meta charset=\"utf-8\"><title>");
    for (std::size_t part = 0; part < document.title.size(); ++part) {
        out.markup(part == 0 ? Literal("") : Literal(" – ")).text(document.title[part]);
    }
    out.markup("</title><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    out.markup("<meta name=\"color-scheme\" content=\"light dark\">");
    out.markup("<meta name=\"robots\" content=\"noindex\">");
    if (!document.description.empty()) {
        out.markup("<meta name=\"description\"").attribute("content", document.description);
        out.markup(">");
    }
    if (!document.icon.empty()) {
        out.markup("<link rel=\"icon\" type=\"image/svg+xml\"").attribute("href", document.icon);
        out.markup(">");
    }
    for (const std::string& sheet : document.style_sheets) {
        out.markup("<link rel=\"stylesheet\"").attribute("href", sheet).markup(">");
    }
    if (!document.script.empty()) {
        out.markup("<script type=\"module\"").attribute("src", document.script);
        out.markup("></script>");
    }
    out.markup("</head>");
}

}  // namespace

void write(Writer& out, const Document& document) {
    out.markup("<!DOCTYPE html><html class=\"govuk-template\"");
    out.attribute("lang", document.language).attribute("data-theme", name_of(document.theme));
    out.attributes(document.chosen).markup(">");
    write_head(out, document);
    out.markup("<body class=\"govuk-template__body\">");
    if (!document.early_script.empty()) {
        out.markup("<script").attribute("src", document.early_script).markup("></script>");
    }
    write(out, SkipLink{});
    out.html(document.header).markup("<main id=\"main-content\" tabindex=\"-1\">");
    out.html(document.main).markup("</main>").html(document.footer).html(document.dialogs);
    out.markup("</body></html>");
}

}  // namespace desk

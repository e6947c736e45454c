#include "components/moj/messages.h"

namespace desk {

namespace {

void write_message(Writer& out, const Message& message) {
    const std::string way = message.way == MessageWay::sent ? "sent" : "received";
    out.markup("<div");
    out.attribute_unless_empty("id", message.id.empty() ? "" : "message_" + message.id);
    out.classes({"moj-message-item", "moj-message-item--" + way}).markup("><div");
    out.classes({"moj-message-item__text", "moj-message-item__text--" + way}).markup(">");
    out.content(message.content).markup("</div><div class=\"moj-message-item__meta\">");
    out.markup("<span class=\"moj-message-item__meta--sender\">").text(message.sender);
    out.markup("</span> at <time class=\"moj-message-item__meta--timestamp\"");
    out.attribute("datetime", message.instant).markup(">").text(message.time);
    out.markup("</time></div></div>");
}

}  // namespace

void write(Writer& out, const Messages& messages) {
    out.markup("<div").attribute("id", messages.id);
    out.classes({"moj-messages-container", messages.classes});
    out.attribute_unless_empty("role", messages.label.empty() ? "" : "group");
    out.attribute_unless_empty("aria-label", messages.label).attributes(messages.attributes);
    out.markup("><div class=\"moj-message-list\">");
    std::string_view day;
    for (const Message& message : messages.items) {
        if (message.day != day) {
            day = message.day;
            out.markup("<time class=\"moj-message-list__date\"");
            out.attribute("datetime", std::string_view(message.instant).substr(0, 10));
            out.markup(">").text(day).markup("</time>");
        }
        write_message(out, message);
    }
    out.markup("</div></div>");
}

}  // namespace desk

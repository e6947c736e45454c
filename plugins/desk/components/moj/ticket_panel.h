#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

/// One section of a ticket; its class gives it a colour ("moj-ticket-panel__content--blue").
struct TicketSection {
    Content content;
    std::string classes = {};
    Attributes attributes = {};
};

/// One appointment, payment or other thing by itself.
struct TicketPanel {
    std::vector<TicketSection> sections;
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const TicketPanel& panel);

}  // namespace desk

#pragma once

#include <string>
#include <vector>

#include "html/attributes.h"
#include "html/content.h"
#include "html/writer.h"

namespace desk {

enum class MessageWay { sent, received };

/// One message of a correspondence.
struct Message {
    Content content;
    MessageWay way = MessageWay::received;
    std::string sender;
    std::string instant;  ///< RFC 3339, for machines.
    std::string day;      ///< "23 November 2026"; written where it differs from the one before.
    std::string time;     ///< "9:14am"
    std::string id = {};
};

/// What was written to and fro, oldest first.
struct Messages {
    std::vector<Message> items;
    std::string id = "messages";
    std::string label = {};
    std::string classes = {};
    Attributes attributes = {};
};
void write(Writer& out, const Messages& messages);

}  // namespace desk

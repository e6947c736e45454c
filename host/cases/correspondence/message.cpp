#include "cases/correspondence/message.h"

#include "calendar/london.h"
#include "cases/case_change.h"

namespace moothall::cases {
namespace {

journal::Draft message_event(const std::string& stream, const Message& message) {
    Table facts;
    facts.set("direction", message.direction == Direction::in ? "in" : "out")
        .set_unless_empty("channel", message.channel);
    Table body;
    body.set("text", message.text)
        .set_unless_empty("sender", message.sender)
        .set_unless_empty("recipient", message.recipient)
        .set_unless_empty("subject", message.subject);
    return added(stream, "case.message_added", message.at, std::move(facts), std::move(body));
}

/// Who is to read it. A task for nobody is for whoever owns the case, also when that changes; but
/// no list looks for those of cases that are closed.
std::string reader_of(const CaseRecord& record) {
    if (record.owner.empty()) {
        return record.team;
    }
    return record.open ? std::string() : record.owner;
}

journal::Draft task_to_read(const CaseRecord& record, const Message& message, Instant now) {
    const std::string from = message.sender.empty() ? "" : " from " + message.sender;
    Table facts;
    facts.set("due_on", calendar::london_date(now)).set_unless_empty("for", reader_of(record));
    return added(record.stream(), "case.task_added", now, std::move(facts),
                 Table{}.set("text", "Read the message" + from));
}

}  // namespace

std::vector<journal::Draft> message_added(const CaseRecord& record, const Message& message,
                                          std::string_view recorded_by, Instant now) {
    std::vector<journal::Draft> events{message_event(record.stream(), message)};
    const bool is_read = message.direction == Direction::out || record.owner == recorded_by;
    if (!is_read) {
        events.push_back(task_to_read(record, message, now));
    }
    return events;
}

}  // namespace moothall::cases

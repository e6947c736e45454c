#pragma once

#include <moothall/service/date.h>

#include <string>
#include <string_view>
#include <vector>

#include "cases/case_record.h"
#include "journal/event.h"

namespace moothall::cases {

enum class Direction { in, out };

/// What somebody said to the council about a case, or the council to somebody.
struct Message {
    Direction direction = Direction::in;
    std::string channel;    ///< How it came or went, such as "email"; may be empty.
    std::string sender;     ///< A name or an address; may be empty, as may the two that follow.
    std::string recipient;  ///< The same of whom it is for.
    std::string subject;
    std::string text;
    Instant at;  ///< When it came or went, which may be before it was recorded.
};

/// The events by which a message is added to a case. One that came in brings a task to read it,
/// due `today`: for whoever owns the case, or for its team while nobody does. Who recorded it has
/// read it: where that is the owner there is no task.
std::vector<journal::Draft> message_added(const CaseRecord& record, const Message& message,
                                          std::string_view recorded_by, Instant now);

}  // namespace moothall::cases

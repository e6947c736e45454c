#pragma once

#include <moothall/service/date.h>
#include <moothall/service/value.h>

#include <cstdint>
#include <string>
#include <vector>

namespace moothall::journal {

/// Who acts, by ids, never by names; and the command that it is part of.
struct Cause {
    std::string actor;         ///< "officer/01J9…", "time", "import".
    std::string on_behalf_of;  ///< Empty when the actor acts for itself.
    std::string command;     ///< Unique. A repeated command finds its own answer: see new_command.
    std::string decided_by;  ///< Hash of the workflow bundle that decided, empty where none did.
    Instant recorded_at;
};

/// An event about to happen: its number, chain and position come with the commit.
struct Draft {
    std::string stream;  ///< "case/01J9…".
    std::string kind;    ///< "case.action_taken".
    int revision;        ///< Of the kind: raised when the shape of its body changes.
    Instant happened_at;
    Table
        facts;  ///< What is needed to count and to fold; no words, nothing that points at a person.
    Table body;  ///< The rest; it may be erased.
};

/// An event as it is read: upcast to the newest revision of its kind.
struct Event {
    std::int64_t position;  ///< 0 until it is sealed.
    std::string stream;
    std::int64_t number;
    std::string kind;
    int revision;
    Instant recorded_at;
    Instant happened_at;
    Cause cause;
    Table facts;
    Table body;
    bool erased;            ///< The body was erased; it reads as empty.
    std::int64_t step = 1;  ///< Its place among the events of its command, from 1.
};

}  // namespace moothall::journal

#pragma once

#include <moothall/service/date.h>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"

namespace moothall::store {

/// A setting of the database as it is in force for what Moothall does: "fsync", "on".
struct SettingInForce {
    std::string name;
    std::string value;

    friend bool operator==(const SettingInForce&, const SettingInForce&) = default;
};

/// How many sessions a server takes and has.
struct Sessions {
    std::int64_t allowed;  ///< Of ordinary users.
    std::int64_t used;
};

/// A store as it stands, opened for looking alone: nothing is made, brought up to date or sealed.
struct Inspection {
    std::string backend;               ///< "sqlite", "postgres".
    bool is_there = false;             ///< False where no store has been made yet.
    bool is_behind = false;            ///< It has to be brought up to date before it can be used.
    std::vector<std::string> waiting;  ///< Projections that are made when it is: see Pending.
    bool needs_rebuild = false;
    std::string reason;  ///< Why this program cannot work on it, in one sentence; empty if it can.
    std::vector<SettingInForce> settings;
    std::optional<std::chrono::microseconds> answers_in;  ///< Of a server: the middle of a few.
    std::optional<std::chrono::microseconds> ahead;  ///< Of a server's clock, before this one's.
    std::optional<Sessions> sessions;
    std::unique_ptr<Reader> reader;  ///< Null where it cannot be read.
};

}  // namespace moothall::store

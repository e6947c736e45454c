#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "journal/fold.h"
#include "store/store.h"

namespace moothall {

/// What the journal holds, counted along its positions.
struct Story {
    std::int64_t events = 0;
    std::map<std::string, std::size_t> events_of_command;
    std::map<std::string, int> fired;                           ///< Timers, by stream.
    std::map<std::string, std::map<std::string, int>> actions;  ///< Taken, by stream and name.
    std::map<std::string, int> notes;                           ///< By their text.
    std::map<std::string, int> letters;    ///< To be delivered, by the key of their delivery.
    std::map<std::string, int> delivered;  ///< By the same.
    int deliveries_failed = 0;
};

/// Reads all that is sealed, and expects that positions have no gaps and that along them the
/// numbers of each stream rise by one.
Story read_story(store::Store& store, const journal::Folds& folds);

}  // namespace moothall

#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <string>
#include <vector>

#include "journal/event.h"
#include "journal/journal.h"
#include "registers/registers.h"

namespace moothall::registers {

/// What is taken from a register's `remaining` field, or given back.
struct Reservation {
    std::string register_name;
    std::string key;
    Date on;                  ///< The row in force on this day counts.
    std::int64_t amount = 1;  ///< At least 1.
    /// What the others are told when the last one is gone. Empty: made from title and key.
    std::string sentence = {};
};

/// What goes into a decision.
struct Taking {
    std::vector<journal::Condition> conditions;
    std::vector<journal::Draft> events;
};

/// Takes what runs short. Nothing is read here: the condition looks inside the commit, so that of
/// any number of callers who want the last one exactly one has it, and none is told to decide
/// again. All of `wanted` is given, or none; what is wanted twice is counted together. The
/// condition refuses: not_available with the sentence, or where no row is in force. Refused:
/// not_found for the register; invalid_input for one that counts nothing down, or an amount
/// below 1.
Result<Taking> reserve(const Registers& registers, const std::vector<Reservation>& wanted,
                       Instant happened_at);
/// The same where the decision gives something back before: that counts as left.
Result<Taking> reserve(const Registers& registers, const std::vector<Reservation>& wanted,
                       const std::vector<Reservation>& given_back, Instant happened_at);

/// Gives back what was reserved. Refused: as in reserve.
Result<std::vector<journal::Draft>> release(const Registers& registers,
                                            const std::vector<Reservation>& given_back,
                                            Instant happened_at);

}  // namespace moothall::registers

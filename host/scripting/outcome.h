#pragma once

#include <moothall/service/value.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace moothall::scripting {

/// How a run ended.
enum class Ending {
    finished,
    source_refused,     ///< Did not compile; nothing ran.
    raised,             ///< The script raised an error or was refused something.
    instruction_limit,  ///< An outcome: it will end so again.
    wall_limit,         ///< A fault of this machine: to be tried again, never a decision.
    memory_limit,       ///< An outcome: too much memory in all, or one text that was too long.
};

std::string_view name_of(Ending ending);

/// The exit status of a command that ran a script: 0, 1, 3, 4 or 5 as the contract has it.
int exit_status(Ending ending);

/// What came of one run, or of one call in a session.
struct Outcome {
    Ending ending = Ending::finished;
    std::vector<Value> values;      ///< What was returned; empty unless finished.
    std::string error;              ///< At most 4 KiB, one line and then the calls that led there.
    std::int64_t instructions = 0;  ///< Of the whole session until now.
    std::size_t memory_peak_bytes = 0;  ///< Of the whole session until now.
};

}  // namespace moothall::scripting

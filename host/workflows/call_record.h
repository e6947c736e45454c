#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/value.h>

#include <vector>

#include "functions/functions.h"
#include "scripting/library.h"

namespace moothall::workflows {

/// One call that a script made of the host, with what it was told: enough to decide again exactly
/// so.
struct RecordedCall {
    std::string function;
    List arguments;
    Value answer;
    std::string refusal = {};  ///< The sentence, where it was refused: a script may catch it.
};

/// What a script of one decision may call: the words of the vocabulary, the calendar, and the
/// functions of plugins. Every call is noted in `calls`; a crash in one is known by the reference
/// of the case. Borrows all, for the length of the decision.
scripting::Library recording_library(const scripting::Library& words,
                                     const std::vector<scripting::Function>& calendar,
                                     const functions::Functions& functions, Reading& reading,
                                     const std::string& case_reference,
                                     std::vector<RecordedCall>& calls);

/// The same names for deciding again years later: `calendar`, the functions over the calendars of
/// then, answers itself; all else, and the calendar too where there is none of then, is answered
/// from what was recorded. A call that was not made then is an error of the script.
scripting::Library replaying_library(const scripting::Library& words,
                                     const std::vector<scripting::Function>& calendar,
                                     const functions::Functions& functions,
                                     const std::vector<RecordedCall>& calls);

/// The words alone, and functions that refuse: for reading a workflow's table.
scripting::Library reading_library(const scripting::Library& words,
                                   const functions::Functions& functions);

/// The words of the vocabulary as the sandbox takes them.
scripting::Library vocabulary_library();

Value to_value(const std::vector<RecordedCall>& calls);
std::vector<RecordedCall> calls_from(const Value& value);

}  // namespace moothall::workflows

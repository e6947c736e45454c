#pragma once

#include <moothall/service/reading.h>
#include <moothall/service/value.h>

#include <functional>
#include <string>
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

/// Answers what a script asks of the host: a function by its name, with its arguments.
using Answering = std::function<Result<Value>(const std::string& function, const List& arguments)>;

/// Answers for one decision, from the calendar and the functions of plugins. Every call is noted in
/// `calls`; a crash in one is known by the reference of the case. Borrows all, for the length of
/// the decision.
Answering recording_answers(const std::vector<scripting::Function>& calendar,
                            const functions::Functions& functions, Reading& reading,
                            const std::string& case_reference, std::vector<RecordedCall>& calls);

/// Answers for deciding again years later: `calendar`, the functions over the calendars of then,
/// answers itself; all else, and the calendar too where there is none of then, is answered from
/// what was recorded. A call that was not made then is an error of the script. Borrows both.
Answering replaying_answers(const std::vector<scripting::Function>& calendar,
                            const std::vector<RecordedCall>& calls);

/// Refuses everything: for reading a workflow's table.
Answering no_answers();

/// What a script may call: the words of the vocabulary, and all names of the calendar and of
/// plugins' functions, which `answering` answers.
scripting::Library answered_library(const scripting::Library& words,
                                    const functions::Functions& functions,
                                    const Answering& answering);

/// The words of the vocabulary as the sandbox takes them.
scripting::Library vocabulary_library();

Value to_value(const std::vector<RecordedCall>& calls);
std::vector<RecordedCall> calls_from(const Value& value);

}  // namespace moothall::workflows

#include "workflows/running/script.h"

namespace moothall::workflows {
namespace {

using scripting::Ending;

Refusal sentence_of(const Bundle& bundle, const scripting::Outcome& outcome) {
    const std::string name = "The workflow " + bundle.definition.name;
    if (outcome.ending == Ending::instruction_limit) {
        return {RefusalKind::not_available,
                name + " went on for too long and was stopped. Tell an administrator."};
    }
    if (outcome.ending == Ending::memory_limit) {
        return {RefusalKind::not_available,
                name + " wanted too much memory and was stopped. Tell an administrator."};
    }
    const std::string first_line = outcome.error.substr(0, outcome.error.find('\n'));
    return {RefusalKind::not_available, name + " has an error, and nothing was done: " +
                                            first_line + " Tell an administrator."};
}

}  // namespace

Script::Script(const Bundle& bundle, ReadyScript& script, const Table& case_view)
    : bundle_(bundle), script_(script), arguments_{Value(case_view)} {}

Result<List> Script::call(const FunctionPlace& function) {
    scripting::Outcome outcome = script_.call(function.path, arguments_);
    if (outcome.ending == Ending::wall_limit) {
        throw ScriptFault("The workflow " + bundle_.definition.name +
                          " took too long on this machine. Try again.");
    }
    if (outcome.ending != Ending::finished) {
        failed_ = true;
        return sentence_of(bundle_, outcome);
    }
    return std::move(outcome.values);
}

Result<std::optional<std::string>> Script::ask(const FunctionPlace& guard) {
    const auto values = call(guard);
    if (!values) {
        return values.error();
    }
    const bool* holds = values->empty() ? nullptr : values->front().as_yes_no();
    if (holds == nullptr) {
        return Refusal{RefusalKind::not_available,
                       "The workflow " + bundle_.definition.name + " has an error: the guard in " +
                           (guard.file.empty() ? "" : guard.file + ", ") + "line " +
                           std::to_string(guard.line) +
                           " must return true, or false and a sentence. Tell an administrator."};
    }
    if (*holds) {
        return std::optional<std::string>();
    }
    const std::string* sentence = values->size() < 2 ? nullptr : (*values)[1].as_text();
    return std::optional(sentence == nullptr ? "A condition of this action does not hold."
                                             : *sentence);
}

Result<Value> Script::act(const FunctionPlace& function) {
    const auto values = call(function);
    if (!values) {
        return values.error();
    }
    return values->empty() ? Value() : values->front();
}

}  // namespace moothall::workflows

#pragma once

#include <string>
#include <string_view>

#include "journal/event.h"
#include "workflows/definitions/definition.h"

namespace moothall::workflows {

/// What happened to a case, in the few words of a heading: the title of an action as its workflow
/// has it, "Assigned", "Undid: Put on hold".
std::string title_of(const journal::Event& event, const Definition& definition);

/// What an undoing took back: "Put on hold".
std::string title_of_undone(const journal::Event& undone, const Definition& definition);

/// By which group people ask for it: "steps", "notes", "documents" or "tasks"; empty for none.
std::string_view group_of(const journal::Event& event);

}  // namespace moothall::workflows

#pragma once

#include <moothall/service/result.h>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cases/case_record.h"
#include "journal/journal.h"
#include "registers/registers.h"

namespace moothall::workflows {

/// For so long what somebody did to a case can be undone, and letters that it asked for wait.
inline constexpr std::chrono::minutes undo_time{10};

/// What somebody can take back on a case: the events of one command.
struct Undoable {
    std::vector<journal::Event> events;
    Instant until;  ///< From then on it stands.
};

/// What this actor did last to a case, if it can be undone at `now`. Actions can be, and assigning,
/// tasks, dates brought forward. What is only added (notes, documents, links) stays and stands in
/// nobody's way, as does a letter of earlier times that leaves.
/// Refused: not_available where it is too late, was undone already, something else has happened
/// since, a letter has left or is leaving, or what was done is none of these; not_permitted for
/// what somebody else did.
Result<Undoable> undoable(store::Reader& reader, const journal::Folds& folds,
                          const cases::CaseRecord& record, const std::string& actor, Instant now);

/// What undoing is asked of.
struct AskedUndo {
    std::string reference;
    /// Of the first event that is to be undone; nothing: whatever was done last.
    std::optional<std::int64_t> number = {};
};

/// Takes back what the actor of the cause did last to a case: its event, and what gives back or
/// takes again what was reserved. Nothing leaves meanwhile: the decision is kept only if no letter
/// of what is undone is being handed over then.
/// Refused: as undoable; not_found; stale_version where something else was done last; what cannot
/// be reserved again.
Result<journal::Decision> undo(store::Reader& reader, const journal::Folds& folds,
                               const registers::Registers& registers, const journal::Cause& cause,
                               const AskedUndo& asked);

}  // namespace moothall::workflows

#pragma once

#include <optional>

#include "cases/case_record.h"
#include "event_logs/imported_case.h"
#include "journal/event.h"

namespace moothall::case_logs {

/// What a log would say of a case that came from none: its reference, type, channel and team.
event_logs::ImportedCase case_as_logged(const cases::CaseRecord& record);

/// What a log would say of an event that came from none: the action, or the kind; who acted, by
/// id; and the facts that are plain values. Nothing for an event that only tells of an import.
std::optional<event_logs::ImportedEvent> event_as_logged(const journal::Event& event);

}  // namespace moothall::case_logs

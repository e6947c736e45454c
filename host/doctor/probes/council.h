#pragma once

#include <moothall/service/date.h>

#include <optional>
#include <string>
#include <vector>

#include "doctor/checks/backup.h"
#include "doctor/checks/calendar.h"
#include "doctor/checks/deliveries.h"
#include "doctor/checks/due_work.h"
#include "doctor/checks/journal.h"
#include "doctor/checks/plugins.h"
#include "store/schema.h"
#include "store/store.h"

namespace moothall::doctor {

/// How much of the journal is walked.
enum class Walk { newest, whole };

// What a council's store says of it. Faults: StoreFault; whatever a store that is damaged leads to.

JournalWalk walk_journal(store::Reader& reader, Walk walk);
/// When the last event that is sealed was recorded.
std::optional<Instant> last_event_recorded(store::Reader& reader);
/// What was shipped counts where there is no reader.
CalendarReach calendar_reach(store::Reader* reader, Instant now);
BackupStanding backup_standing(store::Reader& reader, Instant now);

/// Of the services whose plugins are loaded.
DueTimers due_timers(store::Reader& reader, const std::vector<std::string>& services, Instant now);
std::vector<WaitingForPlugin> waiting_for_plugins(store::Reader& reader,
                                                  const std::vector<std::string>& services,
                                                  Instant now);
/// Of the kinds of outgoing work that loaded plugins deliver, and of others.
DeliveryStanding delivery_standing(store::Reader& reader, const std::vector<std::string>& delivered,
                                   Instant now);
AttentionList attention_list(store::Reader& reader, Instant now);

/// What the current workflows call of `functions`, which is in order, and of what is not there.
std::vector<WorkflowCalls> workflow_calls(store::Reader& reader,
                                          const std::vector<std::string>& services,
                                          const std::vector<std::string>& functions);

}  // namespace moothall::doctor

#pragma once

#include <moothall/service/result.h>

#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/journal.h"
#include "operations/operation.h"

namespace moothall::operations {

// The parts of the table, one for each file.
std::vector<Operation> attention_operations();
std::vector<Operation> calendar_operations();
std::vector<Operation> case_operations();
std::vector<Operation> history_operations();  ///< What happened on a case, told for people.
std::vector<Operation> case_reading_operations();
std::vector<Operation> case_type_operations();
std::vector<Operation> master_operations();    ///< Customers and places.
std::vector<Operation> customer_operations();  ///< Who is the same, and what was said to them.
std::vector<Operation> officer_operations();
std::vector<Operation> panel_operations();
std::vector<Operation> document_operations();  ///< And links.
std::vector<Operation> diary_operations();
std::vector<Operation> performance_operations();
std::vector<Operation> preference_operations();
std::vector<Operation> unsent_operations();
std::vector<Operation> queue_operations();
std::vector<Operation> queue_reading_operations();  ///< What queues are made of.
std::vector<Operation> step_operations();           ///< How far a case has come.
std::vector<Operation> undo_operations();
std::vector<Operation> register_operations();
std::vector<Operation> plugin_operations();  ///< What is loaded.
std::vector<Operation> setting_operations();
std::vector<Operation> publishing_operations();  ///< Checking and publishing workflows.
std::vector<Operation> module_operations();      ///< What workflows share.
std::vector<Operation> workflow_operations();    ///< Showing and explaining what is published.
std::vector<Operation> feed_operations();        ///< Every event, for those who follow.
std::vector<Operation> journal_operations();
std::vector<Operation> erasing_operations();

/// Whether the caller can undo what they did last to a case, what that was and until when; or why
/// not.
Table undo_answer(Council& council, store::Reader& reader, const Caller& caller,
                  const cases::CaseRecord& record, const workflows::Definition& definition);

/// Who caused what a caller's command does.
journal::Cause cause_of(const Council& council, const Caller& caller, Instant now);

/// The event of a command that has these facts, and perhaps more.
/// Refused: invalid_input if there is none, as of a command that did something else when it was
/// given first.
Result<journal::Event> event_that_did(const journal::Committed& committed, std::string_view stream,
                                      std::string_view kind, const Table& facts);

}  // namespace moothall::operations

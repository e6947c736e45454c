#pragma once

#include <vector>

#include "journal/event.h"
#include "operations/operation.h"

namespace moothall::operations {

// The parts of the table, one for each file.
std::vector<Operation> attention_operations();
std::vector<Operation> calendar_operations();
std::vector<Operation> case_operations();
std::vector<Operation> master_operations();  ///< Customers, places, officers.
std::vector<Operation> register_operations();
std::vector<Operation> setting_operations();
std::vector<Operation> publishing_operations();  ///< Checking and publishing workflows.
std::vector<Operation> workflow_operations();    ///< Showing and explaining what is published.
std::vector<Operation> journal_operations();
std::vector<Operation> erasing_operations();

/// Who caused what a caller's command does.
journal::Cause cause_of(const Council& council, const Caller& caller, Instant now);

}  // namespace moothall::operations

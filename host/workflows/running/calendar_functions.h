#pragma once

#include <string>
#include <vector>

#include "calendar/working_days.h"
#include "scripting/library.h"

namespace moothall::workflows {

/// `calendar.add_working_days(date, n, calendar?)` and its sisters, as the contract lists them.
/// Borrows the calendars, which must outlive the functions.
std::vector<scripting::Function> calendar_functions(const calendar::Calendars& calendars);

/// What they are called.
const std::vector<std::string>& calendar_function_names();

}  // namespace moothall::workflows

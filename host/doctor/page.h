#pragma once

#include <string>
#include <vector>

#include "doctor/check.h"

namespace moothall::doctor {

/// Every check there is, in the order in which they are told.
std::vector<const Check*> all_checks();

/// The page of all checks and what to do, in Markdown.
std::string reference_page();

}  // namespace moothall::doctor

#pragma once

#include <vector>

#include "components/work/work_table.h"
#include "site/page.h"

// What is done with several cases at once.
namespace desk {

/// The buttons of a list whose rows can be selected; they are posted to /selected.
std::vector<BulkAction> bulk_actions();

/// Takes what was selected to the page that asks about it.
moothall::Result<Outcome> selected_cases(const Visit& visit);

/// Lists the cases that were selected and asks for whom, or which day, and why.
moothall::Result<Outcome> show_bulk(const Visit& visit);

/// Does it, case by case, and says how many were done, and of each other why not.
moothall::Result<Outcome> do_bulk(const Visit& visit);

}  // namespace desk

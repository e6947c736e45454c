#pragma once

#include <vector>

#include "components/work/work_table.h"
#include "site/visit.h"

namespace desk {

/// What a list of cases shows beside the case itself.
enum class Showing { mine, of_team };

/// Cases as operations list them, in groups by when they are due; without empty groups.
std::vector<WorkGroup> groups_of(const moothall::List& cases, moothall::Date today,
                                 Showing showing);

/// The same without groups, in their order.
WorkGroup one_group_of(const moothall::List& cases, moothall::Date today, Showing showing);

/// The columns that such rows have.
std::vector<WorkColumn> columns_of(Showing showing);

/// Whom a case is about, and where.
WorkCell customer_cell(const Record& the_case);

/// A state as a tag: its title, in the colour of what it means.
Html state_tag(const Record& the_case);

/// Says of each group how many cases there are of it, by what `queue.counts` answered.
void count_groups(std::vector<WorkGroup>& groups, const Record& counts);

}  // namespace desk

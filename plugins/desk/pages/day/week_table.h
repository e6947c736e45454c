#pragma once

#include "html/html.h"
#include "pages/day/agenda.h"
#include "site/visit.h"

namespace desk {

/// A week of the diary as a table, a column for each working day, for Saturday and Sunday only
/// where something stands there, and before them one for what was left undone, where there is any.
Html week_table(const Visit& visit, const moothall::List& entries, const DiaryWeek& week);

}  // namespace desk

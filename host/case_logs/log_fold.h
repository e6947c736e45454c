#pragma once

#include <string_view>

#include "journal/fold.h"
#include "store/store.h"

namespace moothall::case_logs {

/// Adds what imports mean to the projections: the logs that were taken, where their rows went, and
/// the words by which imported cases are found.
void add_log_folds(journal::Folds& folds);

}  // namespace moothall::case_logs

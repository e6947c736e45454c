#pragma once

#include <moothall/service/value.h>

#include <optional>
#include <string>

#include "store/store.h"

namespace moothall::operations {

/// The drafts that wait, of one workflow or of all, as `workflow list` and `show` give them.
List waiting_drafts(store::Reader& reader, const std::optional<std::string>& name);

// Answers as a person reads them on a terminal.
std::string findings_in_words(const Table& answer);    ///< Of workflow.check.
std::string drafts_in_words(const Table& answer);      ///< What `workflow.list` says of drafts.
std::string comparison_in_words(const Table& answer);  ///< Of workflow.compare.

}  // namespace moothall::operations

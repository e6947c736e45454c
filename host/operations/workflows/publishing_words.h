#pragma once

#include <moothall/service/value.h>

#include <string>

namespace moothall::operations {

// Answers as a person reads them on a terminal.
std::string findings_in_words(const Table& answer);    ///< Of workflow.check.
std::string drafts_in_words(const Table& answer);      ///< What `workflow.list` says of drafts.
std::string comparison_in_words(const Table& answer);  ///< Of workflow.compare.

}  // namespace moothall::operations

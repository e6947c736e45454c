#pragma once

#include <moothall/service/value.h>

#include <string>

namespace moothall::operations {

/// The answer of workflow.explain as a caseworker or an auditor reads it on a terminal.
std::string explanation_in_words(const Table& answer);

}  // namespace moothall::operations

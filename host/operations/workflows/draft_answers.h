#pragma once

#include <moothall/service/value.h>

#include <optional>
#include <string>

#include "store/store.h"
#include "workflows/publishing/draft.h"
#include "workflows/running/bundles.h"

namespace moothall::operations {

/// The drafts that wait, of one workflow or of all, as `workflow list` and `show` give them.
List waiting_drafts(store::Reader& reader, const std::optional<std::string>& name);

/// How a draft differs from what is in use; a shipped one three ways, with what the council's own
/// was made from. Faults: StoreFault.
Value comparison_answer(store::Reader& reader, workflows::Bundles& bundles,
                        const workflows::WorkflowDraft& draft);

}  // namespace moothall::operations

#pragma once

#include <moothall/service/result.h>

#include "store_copy/store_copy.h"

namespace moothall::store_copy {

/// Compares stream by stream (the number and hash of its last event), seal by seal, and event by
/// event, byte by byte. Counts what it saw in `copied`.
/// Refused: the first difference, in one sentence. Faults: StoreFault.
Result<Done> compare_journals(store::Reader& from, store::Reader& to, Copied& copied,
                              const Progress& progress);

/// Compares every document that the events of `to` name.
/// Refused: the first one that is not the same. Faults: StoreFault.
Result<Done> compare_documents(store::Reader& to, Place source, Place target);

}  // namespace moothall::store_copy

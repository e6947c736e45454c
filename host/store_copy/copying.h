#pragma once

#include <moothall/service/result.h>

#include <cstdint>

#include "store_copy/store_copy.h"

namespace moothall::store_copy {

/// Copies all events, sealed ones with their seals, into a store without any. Faults: StoreFault.
void copy_journal(store::Reader& from, store::Store& to, const Progress& progress);

/// Copies the rows of a table. Faults: StoreFault.
void copy_rows(store::Reader& from, store::Store& to, const store::Table& table);

/// Copies the documents that the events of `from` name, and counts them in `copied`.
/// Refused: not_found for one that is not there. Faults: StoreFault.
Result<Done> copy_documents(store::Reader& from, Place source, Place target, Copied& copied);

}  // namespace moothall::store_copy

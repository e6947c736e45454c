#pragma once

#include <cstdint>
#include <functional>
#include <string>

#include "store/documents.h"
#include "store/store.h"

namespace moothall::documents {

/// What a look at all documents found.
struct DocumentCheck {
    std::int64_t documents = 0;  ///< Named by an event, and there.
    std::int64_t missing = 0;    ///< Named by an event, and not there: these are damages.
    std::int64_t unnamed = 0;    ///< There, and named by no event: swept away after a day.
};

/// Compares the documents that events name with those that are there, and reports each that is
/// missing in one sentence. Faults: StoreFault.
DocumentCheck check(store::Store& store, store::Documents& documents,
                    const std::function<void(const std::string& sentence)>& report);

}  // namespace moothall::documents

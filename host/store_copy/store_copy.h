#pragma once

#include <moothall/service/result.h>

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "journal/fold.h"
#include "store/documents.h"
#include "store/store.h"

namespace moothall::store_copy {

/// A store and its documents.
struct Place {
    store::Store& store;
    store::Documents& documents;
};

/// What is the same in every council of one program.
struct Layout {
    std::span<const store::Table> tables;
    const journal::Folds& folds;
};

struct CopiedTable {
    std::string name;
    store::TableClass table_class;
    std::int64_t rows;
};

/// What was copied, and found equal when both were read again.
struct Copied {
    std::int64_t position =
        0;             ///< Of the last sealed event: what came after it is not in the copy.
    std::string head;  ///< The hash of the last seal in hexadecimal; empty before the first.
    std::int64_t streams = 0;
    std::int64_t events = 0;
    std::int64_t unsealed = 0;  ///< Events among them that no seal binds yet.
    std::int64_t seals = 0;
    std::vector<CopiedTable> tables;
    std::int64_t words = 0;  ///< Looked up in both text indexes.
    std::int64_t documents = 0;
    std::int64_t document_bytes = 0;
};

/// Told from time to time what is being done, and how far it is: "Copying events", 500, 12000.
using Progress = std::function<void(const std::string& what, std::int64_t done, std::int64_t of)>;

/// Copies one council as it is at this moment into an empty place, and compares both: every stream,
/// seal, event, row and document. The journal is verified first and copied byte by byte, working
/// tables are copied row by row, and projections and full text are made from the journal: that they
/// are the same as those of the source is what the comparison shows.
///
/// The source is only read, all of it as it was at one moment, and may be worked meanwhile. Memory
/// is flat but for the largest document. Nobody else may use the target.
///
/// Refused: a source whose journal is damaged or whose tables are not what it gives, a document
/// that is missing, with the first of them in one sentence; then the target is to be thrown away.
/// Faults: StoreFault, DamagedEvent.
Result<Copied> copy(Place from, Place to, const Layout& layout, const Progress& progress);

}  // namespace moothall::store_copy

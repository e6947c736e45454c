#pragma once

#include <string>

#include "store/postgres/change.h"
#include "store/postgres/session/connection_pool.h"

namespace moothall::store::postgres {

/// What became of one run of a work.
enum class Outcome {
    kept,
    discarded,
    run_again,  ///< Nothing was kept.
    unknown,    ///< The connection was lost while it was being kept: see was_kept.
};

struct Ended {
    Outcome outcome;
    bool left_unsealed = false;  ///< It was kept with events that no seal binds yet.
    Remedy remedy = Remedy::none;
    std::string sentence = {};  ///< Why it has to be run again, or what is not known.
};

/// Runs a work in a serializable transaction on a borrowed connection. `sealing` (null: not now)
/// is run within it, after the work. `id` is written with it, so that it can be looked for later.
/// Throws what the work or the sealing threw, unless a conflict or a lost connection may be why.
Ended run_once(const Work& work, const Sealing* sealing, const std::string& id, Loan& loan,
               Layout& layout);

/// Whether the work that wrote `id` was kept. If it was not it never will be, even if it is still
/// under way: `id` is now taken. Faults: ServerFault; then it is as unknown as before.
bool was_kept(const std::string& id, Connection& connection);

}  // namespace moothall::store::postgres

#include "operations/council.h"

namespace moothall::operations {

Council on_store(const Council& council, store::Store& store) {
    return {store,
            council.documents,
            council.journal,
            council.folds,
            council.randomness,
            council.clock,
            council.calendars,
            council.registers,
            council.functions,
            council.bundles,
            council.deciding,
            council.deliveries,
            council.passwords,
            council.sign_in,
            council.panels,
            council.plugins,
            council.rebuild_check};
}

}  // namespace moothall::operations

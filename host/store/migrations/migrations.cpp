#include "store/migrations/migrations.h"

namespace moothall::store {

std::vector<Migration> migrations() {
    return {
        {1, "foundation", {}},  // What a new store is made with.
        {2, "outgoing work", {AddProjection{"outgoing"}}},
    };
}

}  // namespace moothall::store

#include "store/migrations/migrations.h"

namespace moothall::store {

std::vector<Migration> migrations() {
    return {
        {1, "foundation", {}},     // What a new store is made with.
        {2, "outgoing work", {}},  // A projection, which an older host would not fold into.
    };
}

}  // namespace moothall::store

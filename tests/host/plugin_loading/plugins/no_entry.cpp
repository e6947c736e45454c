#include <moothall/service/plugin.h>

namespace no_entry {

/// A library that forgot MOOTHALL_PLUGIN.
int answer() {
    return 42;
}

}  // namespace no_entry

#include "operations/council.h"
#include "operations/operation_groups.h"

namespace moothall::operations {
namespace {

Result<Value> list_plugins(Council& council, const Caller&, const Table&) {
    return *council.plugins;
}

}  // namespace

std::vector<Operation> plugin_operations() {
    return {{"plugin.list",
             "plugin.list {} -> { items: [plugin] }",
             "Lists what is loaded and what was refused, and why.",
             access::Deed::read,
             {{}, "", {"name", "status", "version", "letters", "title", "reason"}},
             list_plugins}};
}

}  // namespace moothall::operations

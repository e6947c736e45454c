#pragma once

#include <cstddef>

#include "customers/customer.h"
#include "operations/council.h"

namespace moothall::operations {

/// What was said to a customer and by them, and whether there is more than was asked for.
struct Contacts {
    List items;  ///< Of the shape contact, the newest first.
    bool cut = false;
};

/// Calls, messages and letters over all cases of a customer and of those who were merged into them.
/// Looks at the last 200 events of a hundred cases.
Contacts contacts_of(Council& council, store::Reader& reader, const customers::Customer& customer,
                     std::size_t limit);

}  // namespace moothall::operations

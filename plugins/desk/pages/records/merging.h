#pragma once

#include "site/page.h"

// Customers who are one and the same person.
namespace desk {

/// Who may be the same person as a customer, and the way to compare them; nothing where nobody is.
Html duplicates_of(const Visit& visit, const Record& customer);

/// Of a record that was merged: into which; of its master: which were merged into it. With the way
/// to take each merging back. Nothing for any other record.
Html merged_of(const Visit& visit, const Record& customer);

/// Two records side by side, and which of them stays. Refused: as customer.show does.
moothall::Result<Outcome> show_merge(const Visit& visit);
moothall::Result<Outcome> merge_customers(const Visit& visit);
moothall::Result<Outcome> split_customer(const Visit& visit);

}  // namespace desk

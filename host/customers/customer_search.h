#pragma once

#include <string_view>
#include <vector>

#include "customers/customer.h"
#include "finding/particulars.h"
#include "store/store.h"

namespace moothall::customers {

struct FoundCustomer {
    Customer customer;
    finding::Likeness likeness;
};

/// The terms under which each customer is found: a projection.
const store::Table& customer_terms_table();

/// The customers who are like what was typed: a number of theirs, words of their name, address or
/// number elsewhere, a date of birth, a postcode, a telephone number, an e-mail address, in any
/// order. The exact ones first, then those whose name only sounds like it.
/// Who was merged is found as their master.
std::vector<FoundCustomer> search_customers(store::Reader& reader, std::string_view typed,
                                            std::size_t limit);

void keep_terms_of(const Customer& customer, store::Writer& writer);
void forget_terms_of(const Customer& customer, store::Writer& writer);

}  // namespace moothall::customers

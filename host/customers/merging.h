#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "customers/customer.h"
#include "journal/event.h"
#include "journal/journal.h"
#include "store/store.h"

namespace moothall::customers {

// One person who was added twice. Neither record is changed or taken away: the one points to the
// other, its master, and whoever follows it finds the master. So it can be taken back.

/// The record that counts for an id or an external id: the master where that one was merged, else
/// itself. Refused: as find_customer.
Result<Customer> find_master(store::Reader& reader, std::string_view id);

/// The ids under which cases of this customer may stand: its own, and those of all that were
/// merged into it.
std::vector<std::string> ids_of(store::Reader& reader, const Customer& customer);

/// The events that merge `from` into `into`, one in the stream of each, and what they rest on.
/// Refused: not_found for one that is not there; invalid_input for one customer named twice and for
/// a person with an organisation; not_available where one of them was merged already.
Result<journal::Decision> merge(store::Reader& reader, const journal::Cause& cause,
                                std::string_view from, std::string_view into);

/// The events that take this back. Refused: not_found; not_available where `from` was not merged.
Result<journal::Decision> split(store::Reader& reader, const journal::Cause& cause,
                                std::string_view from);

/// Keeps in the row of a customer what such an event says; does nothing for another event, and
/// where there is no row.
void keep_merging(const journal::Event& event, store::Writer& writer);

}  // namespace moothall::customers

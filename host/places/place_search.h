#pragma once

#include <string_view>
#include <vector>

#include "places/place.h"
#include "store/store.h"

namespace moothall::places {

/// The terms under which each place is found: a projection.
const store::Table& place_terms_table();

/// The places that are like what was typed: a UPRN, a postcode with or without its blank, a number
/// in a street, words of the address, in any order.
std::vector<Place> search_places(store::Reader& reader, std::string_view typed, std::size_t limit);

void keep_terms_of(const Place& place, store::Writer& writer);
void forget_terms_of(const Place& place, store::Writer& writer);

}  // namespace moothall::places

#pragma once

#include <moothall/service/result.h>

#include <string>
#include <string_view>
#include <vector>

#include "journal/event.h"
#include "journal/fold.h"
#include "store/store.h"

namespace moothall::places {

/// An address or property with its UPRN: one master record, owned by no plugin.
struct Place {
    std::string uprn;  ///< Unique property reference number: one to twelve digits.
    std::string address;
    std::string postcode;
    std::string ward;
};

const store::Table& place_table();
journal::Fold place_fold();
void forget_place(std::string_view stream, std::int64_t last, store::Writer& writer);

/// The collection under which the words of places are searched.
inline constexpr std::string_view place_words = "places";

/// Refused: invalid_input, naming the field that cannot be right.
Result<journal::Draft> place_added(const Place& place, Instant now);

/// Refused: not_found.
Result<Place> find_place(store::Reader& reader, std::string_view uprn);

/// All places by UPRN, from the one after `after`.
std::vector<Place> list_places(store::Reader& reader, std::string_view after, std::size_t limit);

Table to_table(const Place& place);

}  // namespace moothall::places

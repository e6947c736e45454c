#include "places/place_search.h"

#include <map>
#include <optional>
#include <string>
#include <utility>

#include "finding/search.h"

namespace moothall::places {
namespace {

finding::Particulars particulars_of(const Place& place) {
    return {"", place.address, place.postcode, "", "", {}};
}

}  // namespace

const store::Table& place_terms_table() {
    static const store::Table table = finding::terms_table("place_terms");
    return table;
}

std::vector<Place> search_places(store::Reader& reader, std::string_view typed, std::size_t limit) {
    std::map<std::string, Place> read;
    const auto known = [&](const std::string& uprn) -> std::optional<finding::Particulars> {
        auto found = find_place(reader, uprn);
        if (!found) {
            return std::nullopt;
        }
        return particulars_of(read.emplace(uprn, *std::move(found)).first->second);
    };
    std::vector<Place> all;
    const finding::Searched searched{place_terms_table(), place_words, known};
    for (const finding::Hit& hit : finding::search(reader, searched, typed, limit)) {
        all.push_back(std::move(read.at(hit.key)));
    }
    return all;
}

void keep_terms_of(const Place& place, store::Writer& writer) {
    finding::keep_terms(writer, place_terms_table(), place.uprn, particulars_of(place));
}

void forget_terms_of(const Place& place, store::Writer& writer) {
    finding::forget_terms(writer, place_terms_table(), place.uprn, particulars_of(place));
}

}  // namespace moothall::places

#include "places/place.h"

#include <algorithm>
#include <optional>

#include "json/json.h"
#include "places/place_search.h"

namespace moothall::places {
namespace {

Place place_of(const store::Row& row) {
    const Value record = json::parse(std::get<std::string>(row.at(1))).value();
    const Table& table = *record.as_table();
    return {std::get<std::string>(row.at(0)), table.text("address"),
            table.text_or_empty("postcode"), table.text_or_empty("ward")};
}

bool is_uprn(std::string_view text) {
    return !text.empty() && text.size() <= 12 &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Table to_table(const Place& place) {
    Table table;
    table.set("uprn", place.uprn).set("address", place.address);
    if (!place.postcode.empty()) {
        table.set("postcode", place.postcode);
    }
    if (!place.ward.empty()) {
        table.set("ward", place.ward);
    }
    return table;
}

const store::Table& place_table() {
    static const store::Table table{
        "places",
        store::TableClass::projection,
        {{"uprn", store::ColumnKind::text}, {"record", store::ColumnKind::text}},
        1,
        {}};
    return table;
}

journal::Fold place_fold() {
    return [](const journal::Event& event, store::Writer& writer) {
        if (event.kind != "place.added" || event.erased) {
            return;
        }
        const std::string uprn = event.stream.substr(std::string_view("place/").size());
        writer.put(place_table(), {uprn, json::to_json(event.body)});
        writer.index_text(
            place_words, uprn, event.happened_at.time_since_epoch().count(),
            uprn + "\n" + event.body.text("address") + "\n" + event.body.text_or_empty("postcode"));
        keep_terms_of({uprn, event.body.text("address"), event.body.text_or_empty("postcode"), ""},
                      writer);
    };
}

void forget_place(std::string_view stream, std::int64_t /*last*/, store::Writer& writer) {
    const std::string uprn(stream.substr(std::string_view("place/").size()));
    if (const auto row = writer.find(place_table(), {uprn})) {
        forget_terms_of(place_of(*row), writer);
    }
    writer.remove(place_table(), {uprn});
    writer.remove_text(place_words, uprn);
}

Result<journal::Draft> place_added(const Place& place, Instant now) {
    if (!is_uprn(place.uprn)) {
        return Refusal{RefusalKind::invalid_input, "A UPRN is a number of at most twelve digits."};
    }
    if (place.address.empty() || place.address.size() > 500 || place.postcode.size() > 10 ||
        place.ward.size() > 100) {
        return Refusal{RefusalKind::invalid_input,
                       "Give the address (at most 500 letters), and a postcode and ward if known."};
    }
    Table body = to_table(place);
    body.remove("uprn");
    return journal::Draft{"place/" + place.uprn, "place.added", 1, now, {}, std::move(body)};
}

Result<Place> find_place(store::Reader& reader, std::string_view uprn) {
    if (const auto row = reader.find(place_table(), {std::string(uprn)})) {
        return place_of(*row);
    }
    return Refusal{RefusalKind::not_found, "There is no place with the UPRN '" +
                                               std::string(uprn.substr(0, 60)) +
                                               "'. Add it with place add."};
}

std::vector<Place> list_places(store::Reader& reader, std::string_view after, std::size_t limit) {
    store::ListQuery query{&place_table(), "", {}, {}, {}, {}, limit};
    if (!after.empty()) {
        query.after = {std::string(after)};
    }
    std::vector<Place> all;
    for (const store::Row& row : reader.list(query)) {
        all.push_back(place_of(row));
    }
    return all;
}

}  // namespace moothall::places

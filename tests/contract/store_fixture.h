#pragma once

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "contract/store_backends.h"

namespace moothall::store {

inline constexpr std::size_t no_limit = std::numeric_limits<std::size_t>::max();

/// Cases as a queue would have them: "by_due" lists one officer's by what is due first.
inline const Table cases{"cases",
                         TableClass::projection,
                         {{"reference", ColumnKind::text},
                          {"owner", ColumnKind::text},
                          {"due", ColumnKind::number},
                          {"paper", ColumnKind::bytes}},
                         1,
                         {{"by_due", {1, 2}}, {"by_paper", {3}}}};

/// How many there are, by service and day.
inline const Table counts{"counts",
                          TableClass::projection,
                          {{"service", ColumnKind::text},
                           {"day", ColumnKind::number},
                           {"opened", ColumnKind::number},
                           {"closed", ColumnKind::number}},
                          2,
                          {}};

inline const Table sessions{"sessions",
                            TableClass::working,
                            {{"token", ColumnKind::bytes}, {"officer", ColumnKind::text}},
                            1,
                            {}};

inline Row case_row(std::string reference, Cell owner, Cell due) {
    return {std::move(reference), std::move(owner), std::move(due), std::monostate{}};
}

/// An event of a stream, whose parts can be told apart.
inline EventRow event(std::string stream, std::int64_t number) {
    const std::string tag = stream + "#" + std::to_string(number);
    return {0,
            std::move(stream),
            number,
            "header " + tag,
            "facts " + tag,
            "salt " + tag,
            "body " + tag,
            "hash of body",
            "hash " + tag};
}

/// Seals everything that is not sealed, as the journal does, with hashes that say what they bind.
inline void seal_all(Writer& writer) {
    const auto events = writer.unsealed(no_limit);
    if (events.empty()) {
        return;
    }
    const SealRow last = writer.last_seal().value_or(SealRow{});
    SealRow seal;
    seal.number = last.number + 1;
    seal.first_position = last.last_position + 1;
    seal.last_position = last.last_position + static_cast<std::int64_t>(events.size());
    seal.previous = last.hash;
    seal.root = "from " + events.front().hash + " to " + events.back().hash;
    seal.hash = "seal " + std::to_string(seal.number);
    writer.add_seal(seal);
}

/// A store of each backend, empty at first.
class StoreContract : public testing::TestWithParam<Backend> {
protected:
    void open() { store = open_another(); }
    std::unique_ptr<Store> open_another() {
        return place->open({{cases, counts, sessions}, {}}, seal_all);
    }

    void put(const Table& table, const std::vector<Row>& rows) {
        store->write([&](Writer& writer) {
            for (const Row& row : rows) {
                writer.put(table, row);
            }
            return Verdict::keep;
        });
    }
    void append(const std::vector<EventRow>& events) {
        store->write([&](Writer& writer) {
            for (const EventRow& each : events) {
                writer.append(each);
            }
            return Verdict::keep;
        });
    }
    std::optional<Row> find(const Table& table, const Key& key) {
        return store->read()->find(table, key);
    }
    /// The text of the first column of every row that is listed.
    std::vector<std::string> listed(ListQuery query) {
        std::vector<std::string> names;
        for (const Row& row : store->read()->list(query)) {
            names.push_back(std::get<std::string>(row.front()));
        }
        return names;
    }
    std::vector<std::string> found(std::string words) {
        std::vector<std::string> keys;
        for (const TextHit& hit :
             store->read()->search({"cases", std::move(words), {}, no_limit})) {
            keys.push_back(hit.key);
        }
        return keys;
    }
    void index(std::string_view key, std::int64_t dated, std::string_view text) {
        store->write([&](Writer& writer) {
            writer.index_text("cases", key, dated, text);
            return Verdict::keep;
        });
    }

    std::unique_ptr<Place> place = GetParam().make_place();
    std::unique_ptr<Store> store = open_another();
};

}  // namespace moothall::store

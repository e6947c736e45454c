#include "host/journal/parish.h"

#include <atomic>

namespace moothall::journal {
namespace {

std::int64_t litres_of(const std::optional<store::Row>& row) {
    return row ? std::get<std::int64_t>(row->at(1)) : 0;
}

/// What every pot holds in these tests.
const store::Key water{std::string("water")};

void fold_pot(const Event& event, store::Writer& writer) {
    const store::Key key{event.stream};
    const auto before = writer.find(pots_table(), key);
    if (!before) {
        writer.add(contents_table(), water, 1, 1);
    }
    const bool filling = event.kind == "pot.filled";
    const std::int64_t litres = litres_of(before) + (filling ? event.facts.integer("litres") : 0);
    const std::string words = event.body.has("words") ? event.body.text("words") : "";
    writer.put(pots_table(), {event.stream, litres, words});
    if (!words.empty()) {
        writer.index_text("pots", event.stream, event.number, words);
    }
}

void forget_pot(std::string_view stream, std::int64_t /*last*/, store::Writer& writer) {
    writer.remove(pots_table(), {std::string(stream)});
    writer.remove_text("pots", stream);
    writer.add(contents_table(), water, 1, -1);
}

}  // namespace

Randomness counted_randomness() {
    auto next = std::make_shared<std::atomic<unsigned>>(0);
    return [next](std::span<std::byte> bytes) {
        for (std::byte& byte : bytes) {
            byte = static_cast<std::byte>((*next)++ & 0xffU);
        }
    };
}

const store::Table& pots_table() {
    static const store::Table table{.name = "pots",
                                    .table_class = store::TableClass::projection,
                                    .columns = {{"stream", store::ColumnKind::text},
                                                {"litres", store::ColumnKind::number},
                                                {"words", store::ColumnKind::text}},
                                    .key_columns = 1,
                                    .indexes = {}};
    return table;
}

const store::Table& contents_table() {
    static const store::Table table{
        .name = "contents",
        .table_class = store::TableClass::projection,
        .columns = {{"holds", store::ColumnKind::text}, {"pots", store::ColumnKind::number}},
        .key_columns = 1,
        .indexes = {}};
    return table;
}

Folds pot_folds() {
    Folds folds;
    folds.add("pot/", fold_pot, forget_pot);
    return folds;
}

Instant moment(int seconds) {
    return Instant(make_date(2026, 5, 4)) + std::chrono::hours(9) + std::chrono::seconds(seconds);
}

Cause by(std::string_view actor, std::string_view command) {
    return Cause{.actor = std::string(actor),
                 .on_behalf_of = {},
                 .command = std::string(command),
                 .decided_by = {},
                 .recorded_at = moment(0)};
}

Draft filled(std::string_view pot, std::int64_t litres, std::string_view words) {
    return Draft{.stream = "pot/" + std::string(pot),
                 .kind = "pot.filled",
                 .revision = 1,
                 .happened_at = moment(-60),
                 .facts = Table().set("litres", litres),
                 .body = Table().set("words", words)};
}

Committed fill(Parish& parish, std::string_view pot, std::int64_t litres) {
    return parish.journal
        .commit({.cause = by("officer/1", new_command(moment(0), counted_randomness())),
                 .read_set = {},
                 .conditions = {},
                 .events = {filled(pot, litres, "from the well")}})
        .value();
}

std::int64_t litres_in(store::Store& store, std::string_view pot) {
    return litres_of(store.read()->find(pots_table(), {"pot/" + std::string(pot)}));
}

}  // namespace moothall::journal

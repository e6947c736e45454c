#include "registers/register_fold.h"

#include <limits>
#include <optional>
#include <utility>

#include "json/json.h"
#include "registers/rows_in_force.h"

namespace moothall::registers {
namespace {

using store::ColumnKind;
using store::TableClass;

constexpr std::string_view stream_prefix = "register/";
constexpr std::size_t count_column = 3;

/// The name and the key in "register/NAME/KEY".
std::pair<std::string, std::string> name_and_key(std::string_view stream) {
    stream.remove_prefix(stream_prefix.size());
    const std::size_t slash = stream.find('/');
    return {std::string(stream.substr(0, slash)), std::string(stream.substr(slash + 1))};
}

void count(store::Writer& writer, const std::string& name, const std::string& what,
           std::string_view key, std::int64_t delta) {
    if (delta == 0) {
        return;
    }
    const std::string part(part_of(key));
    writer.add(changes_table(), {name, what, part}, count_column, delta);
    if (!part.empty()) {
        writer.add(changes_table(), {name, what, std::string()}, count_column, delta);
    }
}

/// Notes one event more of the key, so that it can be forgotten again.
void note_key(store::Writer& writer, const std::string& name, const std::string& key,
              bool is_reservation) {
    auto row = writer.find(keys_table(), {name, key})
                   .value_or(store::Row{name, key, std::string(part_of(key)), std::int64_t{0},
                                        std::int64_t{0}});
    ++std::get<std::int64_t>(row[is_reservation ? 4 : 3]);
    writer.put(keys_table(), std::move(row));
    count(writer, name, is_reservation ? "reservations" : "rows", key, 1);
}

void index_key(store::Writer& writer, const std::string& name, const std::string& key,
               std::int64_t dated) {
    std::string words = key;
    for (const StoredRow& row : rows_of_key(writer, name, key)) {
        if (!row.values) {
            continue;
        }
        for (const auto& [field, value] : row.values->entries()) {
            if (const std::string* text = value.as_text()) {
                words += "\n" + *text;
            }
        }
    }
    writer.index_text(text_collection(name), key, dated, words);
}

/// Takes what was reserved from the row that was in force, or gives it back.
void fold_reservation(const journal::Event& event, store::Writer& writer, const std::string& name,
                      const std::string& key) {
    const bool taken = event.kind == "register.reserved";
    const std::int64_t amount = event.facts.integer("amount");
    // The row of then, not of now: events of a stream are folded in its order.
    auto row = row_in_force(writer, name, key, event.facts.date("on"));
    const std::string& field = event.facts.text("field");
    const auto left = row ? left_in(*row, field) : std::nullopt;
    if (!left) {
        return;
    }
    const std::string as_put = row->as_put.value_or(json::to_json(*row->values));
    row->values->set(field, *left + (taken ? -amount : amount));
    writer.put(rows_table(), {name, key, to_text(row->from), json::to_json(*row->values),
                              row->recorded_at, as_put});
}

}  // namespace

const store::Table& rows_table() {
    static const store::Table table{"register_rows",
                                    TableClass::projection,
                                    {{"register", ColumnKind::text},
                                     {"key", ColumnKind::text},
                                     {"from_on", ColumnKind::text},
                                     {"record", ColumnKind::text},
                                     {"recorded_at", ColumnKind::number},
                                     {"as_put", ColumnKind::text}},
                                    3,
                                    {}};
    return table;
}

const store::Table& keys_table() {
    static const store::Table table{"register_keys",
                                    TableClass::projection,
                                    {{"register", ColumnKind::text},
                                     {"key", ColumnKind::text},
                                     {"part", ColumnKind::text},
                                     {"changes", ColumnKind::number},
                                     {"reservations", ColumnKind::number}},
                                    2,
                                    {}};
    return table;
}

const store::Table& changes_table() {
    static const store::Table table{"register_changes",
                                    TableClass::projection,
                                    {{"register", ColumnKind::text},
                                     {"what", ColumnKind::text},
                                     {"part", ColumnKind::text},
                                     {"counted", ColumnKind::number}},
                                    3,
                                    {}};
    return table;
}

std::vector<store::Table> tables() {
    return {rows_table(), keys_table(), changes_table()};
}

std::string text_collection(std::string_view register_name) {
    return std::string(stream_prefix) + std::string(register_name);
}

std::string stream_of(std::string_view register_name, std::string_view key) {
    return text_collection(register_name) + "/" + std::string(key);
}

std::string_view part_of(std::string_view key) {
    return key.substr(0, key.find(','));
}

void fold_register(const journal::Event& event, store::Writer& writer) {
    const auto [name, key] = name_and_key(event.stream);
    const bool is_reservation =
        event.kind == "register.reserved" || event.kind == "register.released";
    note_key(writer, name, key, is_reservation);
    if (is_reservation) {
        fold_reservation(event, writer, name, key);
        return;
    }
    const bool is_put = event.kind == "register.row_put";
    if (!is_put && event.kind != "register.row_removed") {
        return;
    }
    const Value* values = is_put ? event.body.find("values") : nullptr;
    const bool has_values = values != nullptr && values->as_table() != nullptr;
    const std::int64_t recorded_at = event.recorded_at.time_since_epoch().count();
    writer.put(rows_table(),
               {name, key, event.facts.text("from"),
                has_values ? store::Cell(json::to_json(*values->as_table())) : store::Cell(),
                recorded_at, store::Cell()});
    index_key(writer, name, key, recorded_at);
}

void forget_register(std::string_view stream, std::int64_t /*last*/, store::Writer& writer) {
    const auto [name, key] = name_and_key(stream);
    for (const StoredRow& row : rows_of_key(writer, name, key)) {
        writer.remove(rows_table(), {name, key, to_text(row.from)});
    }
    writer.remove_text(text_collection(name), key);
    if (const auto noted = writer.find(keys_table(), {name, key})) {
        count(writer, name, "rows", key, -std::get<std::int64_t>((*noted)[3]));
        count(writer, name, "reservations", key, -std::get<std::int64_t>((*noted)[4]));
        writer.remove(keys_table(), {name, key});
    }
}

void add_register_folds(journal::Folds& folds) {
    folds.add(std::string(stream_prefix), fold_register, forget_register);
}

}  // namespace moothall::registers

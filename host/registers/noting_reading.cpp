#include "registers/noting_reading.h"

#include <algorithm>
#include <utility>

#include "csv/utf8.h"
#include "registers/register_fold.h"

namespace moothall::registers {
namespace {

std::int64_t count_of(store::Reader& reader,
                      const std::tuple<std::string, std::string, std::string>& list) {
    const auto& [name, what, part] = list;
    const auto row = reader.find(changes_table(), {name, what, part});
    return row ? std::get<std::int64_t>((*row)[3]) : 0;
}

/// Whether the values can stand in a row at all: what scripts hand over may be any bytes.
bool is_sound(const Table& where) {
    return std::all_of(where.entries().begin(), where.entries().end(), [](const auto& one) {
        const std::string* text = one.second.as_text();
        return !csv::first_not_utf8(one.first) && (text == nullptr || !csv::first_not_utf8(*text));
    });
}

Result<calendar::Calendar> calendar_or_default(std::string_view name) {
    return name.empty() ? calendar::Calendar::england_and_wales : calendar::calendar_named(name);
}

}  // namespace

NotingReading::NotingReading(store::Reader& reader, const Registers& registers,
                             const calendar::Calendars& calendars)
    : reader_(reader), registers_(registers), calendars_(calendars) {}

Result<Row> NotingReading::rule(std::string_view register_name, Date on, std::string_view key) {
    // Where the key is impossible it depends on nothing that could change.
    if (is_possible_key(key) && registers_.find(register_name) != nullptr) {
        note_stream(stream_of(register_name, key));
    }
    return registers_.rule(reader_, register_name, on, key);
}

std::vector<Row> NotingReading::rows(std::string_view register_name, Date on, const Table& where,
                                     std::size_t most) {
    const RegisterDeclaration& declaration = *registers_.named(register_name).value();
    if (!is_sound(where)) {
        return {};  // Depends on nothing that could change, and could not be kept.
    }
    std::vector<Row> found = registers_.rows(reader_, register_name, on, where, most);
    const KeyOfWhere key = key_of_where(declaration, where);
    if (!key.is_whole) {
        note_list(declaration, where, key.text);
    } else if (is_possible_key(key.text)) {
        note_stream(stream_of(register_name, key.text));
    }
    if (!declaration.remaining.empty()) {
        for (const Row& row : found) {
            note_stream(stream_of(register_name, row.key));
        }
    }
    return found;
}

Result<bool> NotingReading::is_working_day(Date day, std::string_view calendar) {
    const auto named = calendar_or_default(calendar);
    return named ? calendars_.is_working_day(day, *named) : Result<bool>(named.error());
}

Result<Date> NotingReading::add_working_days(Date from, int days, std::string_view calendar) {
    const auto named = calendar_or_default(calendar);
    return named ? calendars_.add_working_days(from, days, *named) : Result<Date>(named.error());
}

std::vector<journal::Seen> NotingReading::read_set() const {
    std::vector<journal::Seen> seen;
    for (const auto& [stream, number] : streams_) {
        seen.push_back({stream, number});
    }
    return seen;
}

std::vector<journal::Condition> NotingReading::conditions() const {
    std::vector<journal::Condition> conditions;
    for (const auto& one : lists_) {
        conditions.push_back([list = one.first,
                              count = one.second](store::Reader& reader) -> std::optional<Refusal> {
            if (count_of(reader, list) == count) {
                return std::nullopt;
            }
            return Refusal{
                RefusalKind::stale_version,
                "The register " + std::get<0>(list) + " was changed meanwhile. Look at it again."};
        });
    }
    return conditions;
}

void NotingReading::note_stream(const std::string& stream) {
    if (!streams_.contains(stream)) {
        const auto head = reader_.head(stream);
        streams_.emplace(stream, head ? head->number : 0);
    }
}

/// The narrower the list, the less conflicts with it.
void NotingReading::note_list(const RegisterDeclaration& declaration, const Table& where,
                              std::string_view key_begins_with) {
    const std::string part(part_of(key_begins_with));
    note_count({declaration.name, "rows", part});
    if (!declaration.remaining.empty() && where.has(declaration.remaining)) {
        note_count({declaration.name, "reservations", part});
    }
}

void NotingReading::note_count(const ListId& list) {
    if (!lists_.contains(list)) {
        lists_.emplace(list, count_of(reader_, list));
    }
}

}  // namespace moothall::registers

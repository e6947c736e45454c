#include "holidays/day_changes.h"

#include <algorithm>
#include <limits>

#include "journal/chains/hash.h"
#include "words/blank.h"

namespace moothall::holidays {
namespace {

using calendar::Calendar;
using calendar::Holiday;
using calendar::HolidayChange;
using store::ColumnKind;
using store::TableClass;

constexpr std::string_view only_row = "calendar";
constexpr std::size_t words_max = 500;

const std::string& text_in(const store::Row& row, std::size_t column) {
    return std::get<std::string>(row.at(column));
}

void fold_day(const journal::Event& event, store::Writer& writer) {
    const bool added = event.kind == "calendar.day_added";
    if (!added && event.kind != "calendar.day_withdrawn") {
        return;
    }
    const std::string& day = event.facts.text("date");
    const std::string& of = event.facts.text("calendar");
    const std::string& name = event.facts.text("name");
    const std::string what = added ? "added" : "withdrawn";
    const Revision before = revision(writer);
    writer.put(change_table(),
               {event.number, what, day, of, name, event.body.text_or_empty("reason"),
                event.body.text_or_empty("source"), event.cause.actor,
                event.recorded_at.time_since_epoch().count()});
    const std::string digest = journal::to_hex(journal::sha256(
        {before.digest + "\n" + what + "\n" + day + "\n" + of + "\n" + name + "\n"}));
    writer.put(revision_table(), {std::string(only_row), event.number, digest});
}

DayChange change_of(const store::Row& row) {
    DayChange change;
    change.number = std::get<std::int64_t>(row.at(0));
    change.change.what =
        text_in(row, 1) == "added" ? HolidayChange::What::added : HolidayChange::What::withdrawn;
    change.change.holiday = {parse_date(text_in(row, 2)).value(), text_in(row, 4),
                             calendar::calendar_named(text_in(row, 3)).value()};
    change.reason = text_in(row, 5);
    change.source = text_in(row, 6);
    change.actor = text_in(row, 7);
    change.recorded_at = Instant(std::chrono::microseconds(std::get<std::int64_t>(row.at(8))));
    return change;
}

Refusal invalid(std::string reason) {
    return {RefusalKind::invalid_input, std::move(reason)};
}

Result<Done> check_grounds(const Grounds& grounds) {
    if (words::is_blank(grounds.reason)) {
        return invalid("Say why: a change of the calendar needs a reason.");
    }
    if (grounds.reason.size() > words_max || grounds.source.size() > words_max) {
        return invalid("Reason and source have at most 500 letters each.");
    }
    return Done{};
}

journal::Draft draft(const char* kind, const Holiday& day, const Grounds& grounds, Instant at) {
    return {std::string(stream),
            kind,
            1,
            at,
            Table{}
                .set("date", to_text(day.on))
                .set("calendar", std::string(name_of(day.of)))
                .set("name", day.name),
            Table{}.set("reason", grounds.reason).set_unless_empty("source", grounds.source)};
}

/// "15 June 2026 is World Cup day (Scotland) of any_part_of_uk".
std::string standing_on(const calendar::Calendars& calendars, Date day) {
    std::string words;
    for (const Holiday& holiday : calendars.holidays()) {
        if (holiday.on == day) {
            words += (words.empty() ? in_words(day) + " is " : ", and ") + holiday.name + " of " +
                     std::string(name_of(holiday.of));
        }
    }
    return words.empty() ? in_words(day) + " is no holiday" : words;
}

}  // namespace

const store::Table& change_table() {
    static const store::Table table{"calendar_changes",
                                    TableClass::projection,
                                    {{"number", ColumnKind::number},
                                     {"what", ColumnKind::text},
                                     {"on_day", ColumnKind::text},
                                     {"calendar", ColumnKind::text},
                                     {"name", ColumnKind::text},
                                     {"reason", ColumnKind::text},
                                     {"source", ColumnKind::text},
                                     {"actor", ColumnKind::text},
                                     {"recorded_at", ColumnKind::number}},
                                    1,
                                    {}};
    return table;
}

const store::Table& revision_table() {
    static const store::Table table{
        "calendar_revision",
        TableClass::projection,
        {{"name", ColumnKind::text}, {"number", ColumnKind::number}, {"digest", ColumnKind::text}},
        1,
        {}};
    return table;
}

journal::Fold day_fold() {
    return fold_day;
}

Revision revision(store::Reader& reader) {
    const auto row = reader.find(revision_table(), {std::string(only_row)});
    return row ? Revision{std::get<std::int64_t>(row->at(1)), text_in(*row, 2)} : Revision{};
}

std::vector<DayChange> changes(store::Reader& reader, std::int64_t up_to) {
    std::vector<DayChange> all;
    store::ListQuery query{
        &change_table(), "", {}, {}, {}, {}, std::numeric_limits<std::int32_t>::max()};
    query.below = up_to + 1;
    for (const store::Row& row : reader.list(query)) {
        all.push_back(change_of(row));
    }
    return all;
}

Result<journal::Draft> day_added(const calendar::Calendars& now, const Holiday& day,
                                 const Grounds& grounds, Instant at) {
    if (const auto sound = check_grounds(grounds); !sound) {
        return sound.error();
    }
    if (words::is_blank(day.name) || day.name.size() > 100) {
        return invalid("Give the day a name of at most 100 letters, such as Day of mourning.");
    }
    const auto works = now.is_working_day(day.on, day.of);
    if (!works) {
        return works.error();
    }
    const std::chrono::weekday weekday{day.on};
    if (weekday == std::chrono::Saturday || weekday == std::chrono::Sunday) {
        return invalid(in_words(day.on) +
                       " is at a weekend, on which no calendar counts anyway: give the substitute "
                       "day.");
    }
    if (!*works) {
        return Refusal{RefusalKind::not_available,
                       "No work is counted on that day already: " + standing_on(now, day.on) + "."};
    }
    return draft("calendar.day_added", day, grounds, at);
}

Result<journal::Draft> day_withdrawn(const calendar::Calendars& now, Date day, Calendar of,
                                     const Grounds& grounds, Instant at) {
    if (const auto sound = check_grounds(grounds); !sound) {
        return sound.error();
    }
    const auto found = std::ranges::find_if(now.holidays(), [&](const Holiday& holiday) {
        return holiday.on == day && holiday.of == of;
    });
    if (found == now.holidays().end()) {
        return Refusal{RefusalKind::not_found, "There is nothing to withdraw from " +
                                                   std::string(name_of(of)) + ": " +
                                                   standing_on(now, day) + "."};
    }
    return draft("calendar.day_withdrawn", *found, grounds, at);
}

}  // namespace moothall::holidays

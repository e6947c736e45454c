#include <algorithm>
#include <charconv>

#include "calendar/london.h"
#include "cases/find_case.h"
#include "cases/performance/outcomes.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "settings/targets.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

/// The case types that are asked about: one, those of a service, or all.
std::vector<workflows::Version> types_of(store::Reader& reader, const Table& arguments) {
    const std::string type = arguments.text_or_empty("type");
    const std::string service = arguments.text_or_empty("service");
    std::vector<workflows::Version> types = workflows::versions(reader);
    std::erase_if(types, [&](const workflows::Version& version) {
        return !version.current || (!type.empty() && version.name != type) ||
               (!service.empty() && !version.name.starts_with(service + "."));
    });
    return types;
}

Table week_answer(const cases::Week& week) {
    return Table{}
        .set("week", week.monday)
        .set("received", week.received)
        .set("closed", week.closed)
        .set("closed_in_time", week.closed_in_time)
        .set("closed_late", week.closed_late);
}

Result<Value> list_weeks(Council& council, const Caller&, const Table& arguments) {
    constexpr std::int64_t usual = 13;
    const std::int64_t weeks = arguments.has("weeks") ? arguments.integer("weeks") : usual;
    const Date last = cases::monday_of(calendar::london_date(council.clock.now()));
    const Date first = last - std::chrono::days(7 * (weeks - 1));
    List items;
    council.store.show([&](store::Reader& reader) {
        items.clear();
        for (const workflows::Version& type : types_of(reader, arguments)) {
            const auto bundle = council.bundles.find(reader, type.hash);
            for (const cases::Week& week : cases::weeks_of(reader, type.name, first, last)) {
                items.emplace_back(
                    week_answer(week)
                        .set("type", type.name)
                        .set("title", bundle
                                          ? workflows::title_of(bundle->definition.title, type.name)
                                          : type.name));
            }
        }
    });
    std::ranges::stable_sort(items, {},
                             [](const Value& item) { return item.as_table()->text("week"); });
    return Value(Table{}
                     .set("items", std::move(items))
                     .set("from", first)
                     .set("to", last + std::chrono::days(6)));
}

/// Where a page of the list behind a number ended: in which type, on which day, at which case.
struct Cursor {
    std::string type;
    cases::OutcomePlace place;
};

std::string to_text(const Cursor& cursor) {
    return cursor.type + "/" + std::to_string(cursor.place.day) + "/" + cursor.place.case_id;
}

std::optional<Cursor> cursor_from(const std::string& text) {
    const std::size_t first = text.find('/');
    const std::size_t second = text.find('/', first + 1);
    if (first == std::string::npos || second == std::string::npos) {
        return std::nullopt;
    }
    Cursor cursor{text.substr(0, first), {0, text.substr(second + 1)}};
    const auto read =
        std::from_chars(text.data() + first + 1, text.data() + second, cursor.place.day);
    const bool is_whole = read.ec == std::errc{} && read.ptr == text.data() + second;
    return is_whole ? std::optional(cursor) : std::nullopt;
}

/// What cases are asked for.
struct Behind {
    Date monday;
    cases::Counted counted;
    std::optional<Cursor> after;
    std::size_t limit;
};

/// Refused: invalid_input for a day that is no Monday, and for a cursor that is none.
Result<Behind> behind_of(const Table& arguments) {
    const Date week = arguments.date("week");
    if (cases::monday_of(week) != week) {
        return Refusal{
            RefusalKind::invalid_input,
            "A week is named by its Monday: " + moothall::to_text(cases::monday_of(week)) + "."};
    }
    Behind behind{
        week, cases::counted_named(arguments.text("what")).value(), {}, limit_of(arguments)};
    if (arguments.has("cursor")) {
        behind.after = cursor_from(arguments.text("cursor"));
        if (!behind.after) {
            return Refusal{RefusalKind::invalid_input,
                           "That is no cursor of this list. Begin with the first page."};
        }
    }
    return behind;
}

Value cases_of(Council& council, store::Reader& reader, const Behind& behind,
               const std::vector<workflows::Version>& types) {
    const auto calendars = council.calendars.as_of(reader);
    CaseAnswers answers(council, reader, *calendars, Names::in_full);
    List items;
    std::string next;
    for (const workflows::Version& type : types) {
        if (behind.after && type.name < behind.after->type) {
            continue;
        }
        if (items.size() == behind.limit) {
            return list_answer(std::move(items), next);
        }
        const bool goes_on = behind.after && type.name == behind.after->type;
        const auto page =
            cases::cases_behind(reader, type.name, behind.monday, behind.counted,
                                goes_on ? std::optional(behind.after->place) : std::nullopt,
                                behind.limit - items.size());
        for (const std::string& id : page.case_ids) {
            items.push_back(answers.of(cases::read_case(reader, id).value()));
        }
        if (page.last) {
            return list_answer(std::move(items), to_text({type.name, *page.last}));
        }
        next = to_text({type.name, {9'000'000, ""}});
    }
    return list_answer(std::move(items), "");
}

Result<Value> list_cases_behind(Council& council, const Caller&, const Table& arguments) {
    const auto behind = behind_of(arguments);
    if (!behind) {
        return behind.error();
    }
    Value answer;
    council.store.show([&](store::Reader& reader) {
        answer = cases_of(council, reader, *behind, types_of(reader, arguments));
    });
    return answer;
}

Result<Value> list_targets(Council& council, const Caller&, const Table&) {
    List items;
    for (const settings::Target& target : settings::list_targets(*council.store.read())) {
        items.emplace_back(Table{}.set("type", target.type).set("percent", target.percent));
    }
    return list_answer(std::move(items), "");
}

Result<Value> set_target(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& type = arguments.text("type");
    if (types_of(*council.store.read(), Table{}.set("type", type)).empty()) {
        return Refusal{RefusalKind::not_found, "There is no case type '" + type.substr(0, 60) +
                                                   "'. Look for it with case-type list."};
    }
    const Instant now = council.clock.now();
    const auto percent = arguments.has("percent") ? std::optional(arguments.integer("percent"))
                                                  : std::optional<std::int64_t>();
    const auto committed = council.journal.commit(
        {cause_of(council, caller, now),
         {},
         {},
         {settings::target_set(type, percent, arguments.text_or_empty("reason"), now)}});
    if (!committed) {
        return committed.error();
    }
    Table answer = Table{}.set("type", type);
    if (percent) {
        answer.set("percent", *percent);
    }
    return Value(std::move(answer));
}

}  // namespace

std::vector<Operation> performance_operations() {
    using access::Deed;
    return {
        {"performance.weeks",
         "performance.weeks { service?: text, type?: text, weeks?: integer 1..520 } -> { items: [{ "
         "week: date (Its Monday.), type: text, title: text, received: integer, closed: integer, "
         "closed_in_time: integer, closed_late: integer }], from: date, to: date }",
         "Counts by week and case type what was received and closed, and how much of it in time.",
         Deed::read,
         {{}, "", {"week", "type", "received", "closed", "closed_in_time", "closed_late"}},
         list_weeks},
        {"performance.cases",
         "performance.cases { week: date, what: received|closed|closed_in_time|closed_late, "
         "service?: text, type?: text, "
         "limit?: integer 1..1000, cursor?: text } -> page of case",
         "Lists the very cases behind a number of a week: received, closed, closed_in_time or "
         "closed_late.",
         Deed::read,
         {{"week", "what"}, "", {"reference", "type", "state", "received_at"}},
         list_cases_behind},
        {"performance.target",
         "performance.target { type: text, percent?: integer 0..100 (Without one the target is "
         "taken away.), reason?: text } -> { type: text, percent?: integer }",
         "Sets which share of the cases of a type the council means to close in time.",
         Deed::administer,
         {{"type", "percent"}},
         set_target},
        {"performance.targets",
         "performance.targets {} -> { items: [{ type: text, percent: integer }] }",
         "Lists which share of cases the council means to close in time, where it has said so.",
         Deed::read,
         {{}, "", {"type", "percent"}},
         list_targets},
    };
}

}  // namespace moothall::operations

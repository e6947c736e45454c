#include <set>

#include "calendar/london.h"
#include "cases/find_case.h"
#include "cases/tables.h"
#include "operations/answers.h"
#include "operations/cases/case_search.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/showing/case_type.h"
#include "workflows/showing/diagram.h"
#include "workflows/showing/next_action.h"

namespace moothall::operations {
namespace {

Names names_in(const Table& arguments) {
    return arguments.has("names") && arguments.yes_no("names") ? Names::in_full : Names::codes_only;
}

/// What is made of one moment.
Result<Value> shown(Council& council, const std::function<Result<Value>(store::Reader&)>& make) {
    Result<Value> made = Value();
    council.store.show([&](store::Reader& reader) { made = make(reader); });
    return made;
}

Result<Value> show_case(Council& council, const Caller&, const Table& arguments) {
    return shown(council, [&](store::Reader& reader) -> Result<Value> {
        const auto found = cases::find_case(reader, arguments.text("reference"));
        if (!found) {
            return found.error();
        }
        const auto calendars = council.calendars.as_of(reader);
        return CaseAnswers(council, reader, *calendars, names_in(arguments)).of(*found);
    });
}

/// Refused: not_found for an owner who is none.
Result<cases::CaseFilter> filter_of(store::Reader& reader, const Caller& caller,
                                    const Table& arguments, Date today) {
    cases::CaseFilter filter;
    filter.service = arguments.text_or_empty("service");
    filter.type = arguments.text_or_empty("type");
    filter.state = arguments.text_or_empty("state");
    filter.owner = arguments.text_or_empty("owner");
    filter.team = arguments.text_or_empty("team");
    filter.customer = arguments.text_or_empty("customer");
    filter.place = arguments.text_or_empty("place");
    filter.words = arguments.text_or_empty("q");
    filter.closed_too = arguments.has("all") && arguments.yes_no("all");
    filter.unassigned = arguments.has("unassigned") && arguments.yes_no("unassigned");
    if (arguments.has("waiting")) {
        filter.waiting = arguments.yes_no("waiting");
    }
    if (arguments.has("due")) {
        filter.due = cases::span_of(*cases::due_band_named(arguments.text("due")), today);
    }
    if (arguments.has("due_before")) {
        filter.due_before = arguments.date("due_before");
    }
    if (filter.owner.find('/') == std::string::npos && !filter.owner.empty()) {
        const auto officer = identity::actor_named(reader, filter.owner);
        if (!officer) {
            return officer.error();
        }
        filter.owner = officer->id;
    }
    if (arguments.has("mine") && arguments.yes_no("mine")) {
        filter.owner = caller.actor.id;
    }
    return filter;
}

/// Each says how it was found, and through whom.
Result<Value> found_answer(const Result<FoundCases>& page, CaseAnswers& answers) {
    if (!page) {
        return page.error();
    }
    List items;
    for (const FoundCase& found : page->items) {
        Table item = *answers.of(found.record).as_table();
        item.set("match", match_words(found.likeness));
        if (found.through) {
            item.set("customer_name", found.through->name);
            if (found.through->born) {
                item.set("customer_born", *found.through->born);
            }
        }
        items.emplace_back(std::move(item));
    }
    return list_answer(std::move(items), page->next_cursor);
}

Result<Value> list_cases(Council& council, const Caller& caller, const Table& arguments) {
    return shown(council, [&](store::Reader& reader) -> Result<Value> {
        const auto filter =
            filter_of(reader, caller, arguments, calendar::london_date(council.clock.now()));
        if (!filter) {
            return filter.error();
        }
        const auto calendars = council.calendars.as_of(reader);
        CaseAnswers answers(council, reader, *calendars, names_in(arguments));
        const std::size_t limit = limit_of(arguments);
        const std::string cursor = arguments.text_or_empty("cursor");
        if (!filter->words.empty()) {
            return found_answer(search_cases(reader, *filter, limit, cursor), answers);
        }
        const auto page = list_with_merged(reader, *filter, limit, cursor);
        if (!page) {
            return page.error();
        }
        List items;
        for (const auto& record : page->items) {
            items.push_back(answers.of(record));
        }
        return list_answer(std::move(items), page->next_cursor);
    });
}

Result<Value> search_all_cases(Council& council, const Caller& caller, const Table& arguments) {
    Table list = arguments;
    list.set("all", true);
    return list_cases(council, caller, list);
}

/// What an action is and what it needs, with what the case holds of that.
Table action_answer(const workflows::Definition& definition, const workflows::Action& action,
                    const Table& fields) {
    List needed;
    for (const std::string& name : action.needs) {
        const workflows::Field* field = definition.field(name);
        if (field == nullptr) {
            continue;
        }
        Table descriptor = workflows::descriptor_of(*field);
        if (fields.has(name)) {
            descriptor.set("value", *fields.find(name));
        }
        needed.emplace_back(std::move(descriptor));
    }
    Table item;
    item.set("name", action.name)
        .set("title", workflows::in_english(action.title))
        .set("fields", std::move(needed))
        .set("reason_required", action.reason_required);
    if (!action.to.empty()) {
        const workflows::State* to = definition.state(action.to);
        item.set("to", action.to)
            .set("to_title",
                 workflows::title_of(to == nullptr ? workflows::Words{} : to->title, action.to));
    }
    return item;
}

Result<Value> list_actions(Council& council, const Caller& caller, const Table& arguments) {
    const auto actions =
        council.deciding.actions(caller.actor, arguments.text("reference"), council.clock.now());
    if (!actions) {
        return actions.error();
    }
    const workflows::Definition& definition = actions->bundle->definition;
    List items;
    std::set<std::string> available;
    for (std::size_t i = 0; i < actions->states.size(); ++i) {
        const workflows::ActionState& state = actions->states[i];
        Table item = action_answer(definition, definition.actions[i], actions->record.fields);
        item.set("available", state.available);
        if (state.available) {
            available.insert(state.name);
        } else {
            item.set("reason", state.reason);
        }
        items.emplace_back(std::move(item));
    }
    const cases::CaseRecord& record = actions->record;
    const auto* next = workflows::next_action(definition, record.state, record.fields, available);
    Value answer = list_answer(std::move(items), "");
    Table table = *answer.as_table();
    table.set("version", record.version);
    if (next != nullptr) {
        table.set("next", next->name);
    }
    council.store.show([&](store::Reader& reader) {
        table.set("undo", undo_answer(council, reader, caller, record, definition));
    });
    return Value(std::move(table));
}

Result<Value> list_events(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto found = cases::find_case(*reader, arguments.text("reference"));
    if (!found) {
        return found.error();
    }
    const std::int64_t after = arguments.has("after") ? arguments.integer("after") : 0;
    const std::size_t limit = limit_of(arguments);
    const auto events = journal::events_of(*reader, council.folds, found->stream(), after, limit);
    List items;
    for (const auto& event : events) {
        items.push_back(event_answer(event));
    }
    return list_answer(std::move(items),
                       events.size() == limit ? std::to_string(events.back().number) : "");
}

Result<Value> list_tasks(Council& council, const Caller&, const Table& arguments) {
    const auto reader = council.store.read();
    const auto found = cases::find_case(*reader, arguments.text("reference"));
    if (!found) {
        return found.error();
    }
    List items;
    const auto rows = reader->list({&cases::task_table(),
                                    "by_case",
                                    {found->id, std::int64_t{1}},
                                    {},
                                    {},
                                    {},
                                    limit_of(arguments)});
    for (const auto& row : rows) {
        const std::string& id = std::get<std::string>(row.at(0));
        items.emplace_back(
            Table{}
                .set("number", std::int64_t{std::stoll(id.substr(id.find('/') + 1))})
                .set("kind", std::get<std::string>(row.at(2)))
                .set("for", identity::username_of(*reader, std::get<std::string>(row.at(3))))
                .set_unless_empty("due_on", std::get<std::string>(row.at(5)))
                .set("text", std::get<std::string>(row.at(6))));
    }
    return list_answer(std::move(items), "");
}

const std::vector<std::string> case_columns{"reference", "type", "state", "due_on", "owner"};

}  // namespace

std::vector<Operation> case_reading_operations() {
    using access::Deed;
    const char* const list_arguments =
        "{ service?: text, type?: text, state?: text, owner?: text, team?: text, customer?: text, "
        "place?: text, due_before?: date, due?: overdue|today|this_week|later|no_date, "
        "waiting?: yes_no (Those alone whose deadlines are paused, or the others.), "
        "unassigned?: yes_no, q?: text, mine?: yes_no, all?: yes_no, "
        "names?: yes_no, limit?: integer 1..1000, cursor?: text } -> page of case";
    return {
        {"case.show",
         "case.show { reference: text, names?: yes_no } -> case",
         "Shows a case with its clocks, holds and timers; `names` adds titles and names.",
         Deed::read,
         {{"reference"}},
         show_case},
        {"case.list",
         std::string("case.list ") + list_arguments,
         "Lists open cases, the earliest deadline first.",
         Deed::read,
         {{}, "", case_columns},
         list_cases},
        {"case.search",
         "case.search { q: text, names?: yes_no, limit?: integer 1..1000, cursor?: text } -> page "
         "of case",
         "Finds cases by a reference, their customer or words, open or not; then by sound.",
         Deed::read,
         {{"q"}, "", {"reference", "type", "state", "due_on", "owner", "customer_name", "match"}},
         search_all_cases},
        {"case.actions",
         "case.actions { reference: text } -> { items: [action], version: integer (Of the case, as "
         "it was looked at.), next?: text (The action that is the step to do now.), undo: undoable "
         "}",
         "Lists every action of a case, and why it is not available now; and whether you can undo "
         "what you did last.",
         Deed::read,
         {{"reference"}, "", {"name", "title", "available", "reason"}},
         list_actions},
        {"case.events",
         "case.events { reference: text, after?: integer 0..9000000000000000, "
         "limit?: integer 1..1000 } -> page of event",
         "Lists what happened on a case.",
         Deed::read,
         {{"reference"}, "", {"number", "happened_at", "kind", "actor"}},
         list_events},
        {"case.tasks",
         "case.tasks { reference: text, limit?: integer 1..1000 } -> { items: [task] }",
         "Lists the open tasks of a case and its dates brought forward.",
         Deed::read,
         {{"reference"}, "", {"number", "kind", "for", "due_on", "text"}},
         list_tasks},
    };
}

}  // namespace moothall::operations

#include "cases/find_case.h"
#include "cases/tables.h"
#include "documents/document_fold.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "words/snake_case.h"

namespace moothall::operations {
namespace {

workflows::Asking asking_of(Council& council, const Caller& caller) {
    return {caller.actor, caller.command, council.clock.now()};
}

Value answer(Council& council, store::Reader& reader, const cases::CaseRecord& record) {
    const auto calendars = council.calendars.as_of(reader);
    return CaseAnswers(reader, *calendars, council.clock.now()).of(record);
}

/// The case that a command shows last, as an answer.
Result<Value> answer(Council& council,
                     const std::function<Result<Done>(const workflows::Show&)>& command) {
    Value shown;
    const auto done = command([&](store::Reader& reader, const calendar::Calendars& calendars,
                                  const cases::CaseRecord& record) {
        shown = CaseAnswers(reader, calendars, council.clock.now()).of(record);
    });
    if (!done) {
        return done.error();
    }
    return shown;
}

/// Adds an event to the case that the arguments name.
Result<Value> add(Council& council, const Caller& caller, const Table& arguments,
                  const std::string& kind, const Table& facts, const Table& body) {
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.add(asking_of(council, caller), arguments.text("reference"), kind,
                                    facts, body, show);
    });
}

Result<Value> open_case(Council& council, const Caller& caller, const Table& arguments) {
    auto fields = table_or_empty(arguments, "fields");
    if (!fields) {
        return fields.error();
    }
    workflows::OpenCase opening{arguments.text("type"), *std::move(fields)};
    opening.customer = arguments.text_or_empty("customer");
    opening.place = arguments.text_or_empty("place");
    opening.channel = arguments.text_or_empty("channel");
    opening.team = arguments.text_or_empty("team");
    opening.owner = arguments.text_or_empty("owner");
    if (arguments.has("received_at")) {
        opening.received_at = arguments.instant("received_at");
    }
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.open(asking_of(council, caller), opening, show);
    });
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
        return answer(council, reader, *found);
    });
}

/// Refused: not_found for an owner who is none.
Result<cases::CaseFilter> filter_of(store::Reader& reader, const Caller& caller,
                                    const Table& arguments) {
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

Result<Value> list_cases(Council& council, const Caller& caller, const Table& arguments) {
    return shown(council, [&](store::Reader& reader) -> Result<Value> {
        const auto filter = filter_of(reader, caller, arguments);
        if (!filter) {
            return filter.error();
        }
        const auto page = cases::list_cases(reader, *filter, limit_of(arguments),
                                            arguments.text_or_empty("cursor"));
        if (!page) {
            return page.error();
        }
        const auto calendars = council.calendars.as_of(reader);
        CaseAnswers answers(reader, *calendars, council.clock.now());
        List items;
        for (const auto& record : page->items) {
            items.push_back(answers.of(record));
        }
        return list_answer(std::move(items), page->next_cursor);
    });
}

Result<Value> search_cases(Council& council, const Caller& caller, const Table& arguments) {
    Table list = arguments;
    list.set("all", true);
    return list_cases(council, caller, list);
}

Result<Value> act(Council& council, const Caller& caller, const Table& arguments) {
    auto fields = table_or_empty(arguments, "fields");
    if (!fields) {
        return fields.error();
    }
    workflows::TakeAction taking{arguments.text("reference"), arguments.text("action"),
                                 *std::move(fields), arguments.text_or_empty("reason")};
    if (arguments.has("version")) {
        taking.version = arguments.integer("version");
    }
    return answer(council, [&](const workflows::Show& show) {
        return council.deciding.act(asking_of(council, caller), taking, show);
    });
}

Result<Value> list_actions(Council& council, const Caller& caller, const Table& arguments) {
    const auto actions =
        council.deciding.actions(caller.actor, arguments.text("reference"), council.clock.now());
    if (!actions) {
        return actions.error();
    }
    List items;
    for (const auto& action : *actions) {
        Table item;
        item.set("name", action.name).set("title", action.title).set("available", action.available);
        if (!action.available) {
            item.set("reason", action.reason);
        }
        items.emplace_back(std::move(item));
    }
    return list_answer(std::move(items), "");
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

Result<Value> note(Council& council, const Caller& caller, const Table& arguments) {
    return add(council, caller, arguments, "case.noted", {},
               Table{}.set("text", arguments.text("text")));
}

Result<Value> link(Council& council, const Caller& caller, const Table& arguments) {
    const auto other = cases::find_case(*council.store.read(), arguments.text("to"));
    if (!other) {
        return other.error();
    }
    const std::string as = arguments.has("as") ? arguments.text("as") : "related";
    if (!words::is_snake_case(as)) {
        return Refusal{RefusalKind::invalid_input,
                       "What the other case is to this one is one word in small letters and "
                       "underscores, such as appeal_of."};
    }
    return add(council, caller, arguments, "case.linked",
               Table{}.set("as", as).set("case", other->id), Table{}.set("to", other->reference));
}

/// For whom something is: kept where nothing erases it, so nothing else may be typed there.
/// Refused: invalid_input.
Result<Done> check_for_whom(Council& council, const Table& arguments) {
    if (!arguments.has("for")) {
        return Done{};
    }
    const std::string& whom = arguments.text("for");
    if (words::is_snake_case(whom) || identity::find_officer(*council.store.read(), whom)) {
        return Done{};
    }
    return Refusal{RefusalKind::invalid_input,
                   "'" + whom.substr(0, 60) +
                       "' is no officer, team or role. Give a username, or a team or role in small "
                       "letters and underscores; names belong into the text."};
}

Result<Value> add_task(Council& council, const Caller& caller, const Table& arguments) {
    if (const auto checked = check_for_whom(council, arguments); !checked) {
        return checked.error();
    }
    Table facts;
    if (arguments.has("due_on")) {
        facts.set("due_on", arguments.date("due_on"));
    }
    if (arguments.has("for")) {
        facts.set("for", arguments.text("for"));
    }
    return add(council, caller, arguments, "case.task_added", facts,
               Table{}.set("text", arguments.text("text")));
}

Result<Value> bring_forward(Council& council, const Caller& caller, const Table& arguments) {
    if (const auto checked = check_for_whom(council, arguments); !checked) {
        return checked.error();
    }
    Table facts;
    facts.set("due_on", arguments.date("on"));
    facts.set("for", arguments.has("for") ? arguments.text("for") : caller.actor.id);
    return add(council, caller, arguments, "case.brought_forward", facts,
               Table{}.set("text", arguments.text_or_empty("text")));
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
        items.emplace_back(Table{}
                               .set("number", std::int64_t{std::stoll(id.substr(id.find('/') + 1))})
                               .set("kind", std::get<std::string>(row.at(2)))
                               .set("for", std::get<std::string>(row.at(3)))
                               .set("due_on", std::get<std::string>(row.at(5)))
                               .set("text", std::get<std::string>(row.at(6))));
    }
    return list_answer(std::move(items), "");
}

Result<Value> add_document(Council& council, const Caller& caller, const Table& arguments) {
    constexpr std::size_t document_max = std::size_t{64} * 1024 * 1024;
    const std::string& bytes = arguments.text("bytes");
    if (bytes.empty() || bytes.size() > document_max) {
        return Refusal{RefusalKind::invalid_input, "A document has 1 byte to 64 MiB."};
    }
    const auto found = cases::find_case(*council.store.read(), arguments.text("reference"));
    if (!found) {
        return found.error();
    }
    const std::string title =
        arguments.has("title") ? arguments.text("title") : arguments.text("file");
    // A secret of its own: nobody learns that two cases hold the same paper.
    const std::string secret = journal::new_id(council.clock.now(), council.randomness);
    const std::string address = council.documents.put(secret, bytes);
    auto added = add(council, caller, arguments, "case.document_added",
                     Table{}.set("size", static_cast<std::int64_t>(bytes.size())),
                     Table{}.set("address", address).set("secret", secret).set("text", title));
    if (!documents::is_named(*council.store.read(), address)) {
        council.documents.remove(address);  // Refused, or a repeated command that named its own.
    }
    return added;
}

const std::vector<std::string> case_columns{"reference", "type", "state", "due_on", "owner"};

std::vector<Operation> changing_operations() {
    using access::Deed;
    return {
        {"case.open",
         "case.open { type: text, fields?: any, customer?: text, place?: text, channel?: text, "
         "team?: text, owner?: text, received_at?: instant } -> any",
         "Opens a case of a type.",
         Deed::work,
         {{"type"}, "fields"},
         open_case},
        {"case.act",
         "case.act { reference: text, action: text, fields?: any, reason?: text, "
         "version?: integer } -> any",
         "Takes an action on a case.",
         Deed::work,
         {{"reference", "action"}, "fields"},
         act},
        {"case.note",
         "case.note { reference: text, text: text } -> any",
         "Adds a note to a case.",
         Deed::work,
         {{"reference", "text"}},
         note},
        {"case.link",
         "case.link { reference: text, to: text, as?: text } -> any",
         "Links a case to another one.",
         Deed::work,
         {{"reference", "to"}},
         link},
        {"case.task",
         "case.task { reference: text, text: text, for?: text, due_on?: date } -> any",
         "Adds a task to a case.",
         Deed::work,
         {{"reference", "text"}},
         add_task},
        {"case.bring-forward",
         "case.bring-forward { reference: text, on: date, text?: text, for?: text } -> any",
         "Brings a case back to a desk on a day.",
         Deed::work,
         {{"reference", "on", "text"}},
         bring_forward},
        {"case.document",
         "case.document { reference: text, file: text, bytes: text, title?: text } -> any",
         "Puts a document on a case.",
         Deed::work,
         {{"reference", "file"}, "", {}, "bytes"},
         add_document},
    };
}

}  // namespace

std::vector<Operation> case_operations() {
    using access::Deed;
    const char* const list_arguments =
        "{ service?: text, type?: text, state?: text, owner?: text, team?: text, customer?: text, "
        "place?: text, due_before?: date, q?: text, mine?: yes_no, all?: yes_no, "
        "limit?: integer 1..1000, cursor?: text } -> any";
    std::vector<Operation> all = changing_operations();
    const std::vector<Operation> reading{
        {"case.show",
         "case.show { reference: text } -> any",
         "Shows a case with its clocks, holds and timers.",
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
         "case.search { q: text, limit?: integer 1..1000, cursor?: text } -> any",
         "Finds cases by words, a reference or a name, open or not.",
         Deed::read,
         {{"q"}, "", case_columns},
         search_cases},
        {"case.actions",
         "case.actions { reference: text } -> any",
         "Lists every action of a case, and why it is not available now.",
         Deed::read,
         {{"reference"}, "", {"name", "title", "available", "reason"}},
         list_actions},
        {"case.events",
         "case.events { reference: text, after?: integer 0..9000000000000000, "
         "limit?: integer 1..1000 } -> any",
         "Lists what happened on a case.",
         Deed::read,
         {{"reference"}, "", {"number", "happened_at", "kind", "actor"}},
         list_events},
        {"case.tasks",
         "case.tasks { reference: text, limit?: integer 1..1000 } -> any",
         "Lists the open tasks of a case and its dates brought forward.",
         Deed::read,
         {{"reference"}, "", {"number", "kind", "for", "due_on", "text"}},
         list_tasks},
    };
    all.insert(all.end(), reading.begin(), reading.end());
    return all;
}

}  // namespace moothall::operations

#include "calendar/london.h"
#include "cases/diary/diary.h"
#include "cases/diary/recurrence.h"
#include "cases/find_case.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "words/snake_case.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

/// Whose diary it is: the caller's with that of their teams, or an officer's or a team's.
/// Refused: not_found for an officer who is none.
Result<cases::DiaryAsked> asked_of(store::Reader& reader, const Caller& caller,
                                   const Table& arguments, Date today) {
    constexpr std::chrono::days usual(28);
    cases::DiaryAsked asked;
    asked.from = arguments.has("from") ? arguments.date("from") : today - usual;
    asked.to = arguments.has("to") ? arguments.date("to") : today + usual;
    asked.limit = limit_of(arguments);
    if (asked.to < asked.from) {
        return Refusal{RefusalKind::invalid_input, "\"to\" is before \"from\"."};
    }
    if (!arguments.has("for")) {
        asked.whom = caller.actor.teams;
        asked.whom.push_back(caller.actor.id);
        if (identity::is_officer(caller.actor.id)) {
            asked.whom.push_back(identity::username_of(reader, caller.actor.id));
        }
        asked.owner = caller.actor.id;
        return asked;
    }
    const std::string& whom = arguments.text("for");
    const auto officer = identity::find_officer(reader, whom);
    if (!officer && !words::is_snake_case(whom)) {
        return Refusal{RefusalKind::not_found,
                       "'" + whom.substr(0, 60) + "' is no officer, team or role."};
    }
    asked.whom.push_back(whom);
    if (officer) {
        asked.owner = identity::actor_of(*officer).id;
        asked.whom.push_back(asked.owner);
    }
    return asked;
}

Value entry_answer(Council& council, store::Reader& reader, const cases::DiaryEntry& entry) {
    const auto bundle = council.bundles.find(reader, entry.record.workflow);
    Table item;
    item.set("on", entry.on)
        .set("due_on", entry.due_on)
        .set("reference", entry.record.reference)
        .set("number", entry.number)
        .set("kind", entry.kind)
        .set("text", entry.text)
        .set("title", bundle ? workflows::title_of(bundle->definition.title, entry.record.type)
                             : entry.record.type);
    item.set_unless_empty("for", identity::username_of(reader, entry.for_whom));
    if (entry.kind == "brought_forward") {
        const auto asked =
            cases::forward_event(reader, council.folds, entry.record.stream(), entry.number);
        item.set_unless_empty("every", std::string(cases::every_in(asked)));
    }
    return item;
}

Result<Value> list_diary(Council& council, const Caller& caller, const Table& arguments) {
    Result<Value> answer = Value();
    council.store.show([&](store::Reader& reader) {
        const auto asked =
            asked_of(reader, caller, arguments, calendar::london_date(council.clock.now()));
        if (!asked) {
            answer = asked.error();
            return;
        }
        const auto calendars = council.calendars.as_of(reader);
        const cases::Diary diary = cases::diary(reader, *calendars, *asked);
        List items;
        for (const auto& entry : diary.entries) {
            items.emplace_back(entry_answer(council, reader, entry));
        }
        answer = Value(Table{}.set("items", std::move(items)).set("cut", diary.cut));
    });
    return answer;
}

Result<Value> finish_task(Council& council, const Caller& caller, const Table& arguments) {
    const journal::Cause cause = cause_of(council, caller, council.clock.now());
    const std::int64_t number = arguments.integer("number");
    const bool stops = arguments.has("stop") && arguments.yes_no("stop");
    const cases::FinishedTask finished{
        arguments.text("reference"), number, calendar::london_date(cause.recorded_at),
        stops ? cases::Recurrence::stops : cases::Recurrence::goes_on};
    const auto committed = council.journal.decide_and_commit(cause, [&](store::Reader& reader) {
        return cases::finish_task(reader, council.folds, cause, finished);
    });
    if (!committed) {
        return committed.error();
    }
    const std::string stream = committed->events.empty() ? "" : committed->events.front().stream;
    const auto event =
        event_that_did(*committed, stream, "case.task_done", Table{}.set("task", number));
    if (!event) {
        return event.error();
    }
    return Value(Table{}.set("reference", arguments.text("reference")).set("number", number));
}

}  // namespace

std::vector<Operation> diary_operations() {
    using access::Deed;
    return {
        {"diary.list",
         "diary.list { from?: date, to?: date, for?: text, limit?: integer 1..1000 } -> { items: "
         "[diary_entry], cut: yes_no (There is more than was asked for.) }",
         "Lists tasks and dates brought forward by day, yours and your teams' unless told for "
         "whom; "
         "what is due on a day on which nobody works stands on the working day before it.",
         Deed::read,
         {{}, "", {"on", "reference", "title", "kind", "text"}},
         list_diary},
        {"task.done",
         "task.done { reference: text, number: integer 1..9000000000000000, stop?: yes_no (It does "
         "not come back, though it did until now.) } -> { reference: text, "
         "number: integer }",
         "Ends a task of a case, or a date brought forward; one that comes back is brought forward "
         "to its next day.",
         Deed::work,
         {{"reference", "number"}},
         finish_task},
    };
}

}  // namespace moothall::operations

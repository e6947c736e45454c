// What a queue is made of, and where a case stands in it.
#include <map>

#include "calendar/london.h"
#include "cases/find_case.h"
#include "cases/queues/own_cases.h"
#include "cases/queues/queue_summary.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "workflows/showing/diagram.h"

namespace moothall::operations {
namespace {

std::int64_t number(std::size_t count) {
    return static_cast<std::int64_t>(count);
}

/// What people read for a type and its states: those of the workflow that new cases start on.
Table kind_answer(Council& council, store::Reader& reader, const cases::KindInQueue& kind) {
    const auto bundle = council.bundles.current(reader, kind.type);
    const workflows::State* state = bundle ? (*bundle)->definition.state(kind.state) : nullptr;
    const workflows::Words unknown;
    return Table{}
        .set("type", kind.type)
        .set("title",
             workflows::title_of(bundle ? (*bundle)->definition.title : unknown, kind.type))
        .set("state", kind.state)
        .set("state_title",
             workflows::title_of(state == nullptr ? unknown : state->title, kind.state))
        .set("cases", number(kind.cases));
}

Table share_answer(store::Reader& reader, const cases::ShareOfQueue& share) {
    Table answer;
    if (!share.owner.empty()) {
        const auto officer = identity::officer_of_id(reader, share.owner);
        answer.set("owner",
                   officer ? officer->username : identity::username_of(reader, share.owner));
        answer.set_unless_empty("owner_name", officer ? officer->name : std::string());
    }
    return answer.set("cases", number(share.cases)).set("overdue", number(share.overdue));
}

Result<Value> summarise(Council& council, const Caller& caller, const Table& arguments) {
    cases::Queue queue;
    queue.team = arguments.text_or_empty("team");
    if (queue.team.empty()) {
        queue.owner = caller.actor.id;
    }
    const Date today = calendar::london_date(council.clock.now());
    Table answer;
    council.store.show([&](store::Reader& reader) {
        const cases::QueueSummary summary = cases::summary_of(reader, queue, today);
        List kinds;
        for (const cases::KindInQueue& kind : summary.kinds) {
            kinds.emplace_back(kind_answer(council, reader, kind));
        }
        List people;
        for (const cases::ShareOfQueue& share : summary.shares) {
            people.emplace_back(share_answer(reader, share));
        }
        answer = Table{}
                     .set("kinds", std::move(kinds))
                     .set("people", std::move(people))
                     .set("capped", summary.capped);
    });
    return Value(std::move(answer));
}

Result<Value> show_beside(Council& council, const Caller& caller, const Table& arguments) {
    Result<Value> answer = Value();
    council.store.show([&](store::Reader& reader) {
        const auto found = cases::find_case(reader, arguments.text("reference"));
        if (!found) {
            answer = found.error();
            return;
        }
        const cases::Beside beside = cases::beside(reader, caller.actor.id, found->id);
        answer = Value(Table{}
                           .set_unless_empty("previous", beside.previous.value_or(""))
                           .set_unless_empty("next", beside.next.value_or(""))
                           .set("place", number(beside.place))
                           .set("of", number(beside.of)));
    });
    return answer;
}

Result<Value> list_closed(Council& council, const Caller& caller, const Table& arguments) {
    constexpr std::chrono::days usual(14);
    const Instant now = council.clock.now();
    const Instant since = arguments.has("since") ? Instant(arguments.date("since")) : now - usual;
    List items;
    council.store.show([&](store::Reader& reader) {
        items.clear();
        const auto calendars = council.calendars.as_of(reader);
        CaseAnswers answers(council, reader, *calendars, Names::in_full);
        for (const cases::CaseRecord& record :
             cases::closed_since(reader, caller.actor.id, since, limit_of(arguments))) {
            Table item = *answers.of(record).as_table();
            items.emplace_back(item.set("closed_at", record.changed_at));
        }
    });
    return list_answer(std::move(items), "");
}

}  // namespace

std::vector<Operation> queue_reading_operations() {
    using access::Deed;
    return {
        {"queue.summary",
         "queue.summary { team?: text } -> { kinds: [kind_in_queue], people: [share_of_queue] "
         "(Nobody's first, then the largest.), capped: yes_no (Only the first 1,000 cases were "
         "looked at.) }",
         "Says what your own open cases are, or a team's: of which types, in which states, and who "
         "has them.",
         Deed::read,
         {{"team"}},
         summarise},
        {"queue.beside",
         "queue.beside { reference: text } -> { previous?: text, next?: text, place: integer (From "
         "1; 0 where the case is not yours.), of: integer }",
         "Says which of your open cases come before and after one, the one that is due first "
         "before the others; of your first 1,000.",
         Deed::read,
         {{"reference"}},
         show_beside},
        {"queue.closed",
         "queue.closed { since?: date, limit?: integer 1..1000 } -> { items: [case] }",
         "Lists your cases that were closed lately, in the last 14 days unless told, the last one "
         "first; of those that were opened in the year before.",
         Deed::read,
         {{}, "", {"reference", "type", "state", "closed_at"}},
         list_closed},
    };
}

}  // namespace moothall::operations

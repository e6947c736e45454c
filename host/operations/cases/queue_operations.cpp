#include <algorithm>

#include "calendar/london.h"
#include "cases/find_case.h"
#include "cases/queues/assigning.h"
#include "cases/queues/handing_back.h"
#include "cases/queues/queue_counts.h"
#include "operations/answers.h"
#include "operations/council.h"
#include "operations/operation_groups.h"
#include "words/blank.h"

namespace moothall::operations {
namespace {

/// The case that a command assigned, as it is now, and the event that did.
struct Assigned {
    Value record;
    std::string reason;
};

/// Refused: as `decide` refuses; invalid_input for a command that did something else before.
Result<Assigned> assign_by(
    Council& council, const Caller& caller,
    const std::function<Result<journal::Decision>(store::Reader&, const journal::Cause&)>& decide) {
    const journal::Cause cause = cause_of(council, caller, council.clock.now());
    const auto committed = council.journal.decide_and_commit(
        cause, [&](store::Reader& reader) { return decide(reader, cause); });
    if (!committed) {
        return committed.error();
    }
    const std::string stream = committed->events.empty() ? "" : committed->events.front().stream;
    const auto event = event_that_did(*committed, stream, "case.assigned", {});
    if (!event) {
        return event.error();
    }
    Assigned assigned{{}, event->body.text_or_empty("reason")};
    council.store.show([&](store::Reader& reader) {
        const std::string_view id = std::string_view(event->stream).substr(5);  // After "case/".
        const auto record = cases::read_case(reader, id);
        const auto calendars = council.calendars.as_of(reader);
        assigned.record =
            CaseAnswers(council, reader, *calendars, Names::in_full).of(record.value());
    });
    return assigned;
}

Result<Value> assign(Council& council, const Caller& caller, const Table& arguments) {
    const auto assigned =
        assign_by(council, caller, [&](store::Reader& reader, const journal::Cause& cause) {
            return cases::give_to(reader, cause, arguments.text("reference"),
                                  arguments.text_or_empty("to"), arguments.text_or_empty("reason"));
        });
    if (!assigned) {
        return assigned.error();
    }
    return assigned->record;
}

Result<Value> hand_back(Council& council, const Caller& caller, const Table& arguments) {
    const std::string& reason = arguments.text("reason");
    if (words::is_blank(reason)) {
        return Refusal{RefusalKind::invalid_input,
                       "\"reason\" is empty: write why you cannot work this case."};
    }
    const auto handed_back =
        assign_by(council, caller, [&](store::Reader& reader, const journal::Cause& cause) {
            return cases::hand_back(reader, cause, arguments.text("reference"), reason);
        });
    if (!handed_back) {
        return handed_back.error();
    }
    return handed_back->record;
}

/// The teams whose next case is asked for. Refused: not_available for somebody in no team;
/// not_permitted for a team that is not theirs.
Result<std::vector<std::string>> teams_of(const Caller& caller, const Table& arguments) {
    const std::vector<std::string>& own = caller.actor.teams;
    if (!identity::is_officer(caller.actor.id)) {
        return Refusal{RefusalKind::not_available,
                       "Only an officer can take a case: say who you are, with --as on the command "
                       "line."};
    }
    if (own.empty()) {
        return Refusal{RefusalKind::not_available,
                       "You are in no team, so no case waits for you. An administrator can put you "
                       "into one."};
    }
    if (!arguments.has("team")) {
        return own;
    }
    const std::string& team = arguments.text("team");
    if (std::ranges::find(own, team) == own.end()) {
        return Refusal{RefusalKind::not_permitted, "You are not in the team '" +
                                                       team.substr(0, 60) +
                                                       "', so you cannot take its next case."};
    }
    return std::vector<std::string>{team};
}

Result<Value> take_next(Council& council, const Caller& caller, const Table& arguments) {
    const auto teams = teams_of(caller, arguments);
    if (!teams) {
        return teams.error();
    }
    const auto assigned =
        assign_by(council, caller, [&](store::Reader& reader, const journal::Cause& cause) {
            return cases::take_next(reader, council.folds, cause, *teams);
        });
    if (!assigned) {
        return assigned.error();
    }
    return Value(Table(*assigned->record.as_table()).set("because", assigned->reason));
}

Result<Value> count_queue(Council& council, const Caller& caller, const Table& arguments) {
    cases::Queue queue;
    queue.team = arguments.text_or_empty("team");
    if (queue.team.empty()) {
        queue.owner = caller.actor.id;
    }
    const Date today = calendar::london_date(council.clock.now());
    cases::QueueCounts counts;
    council.store.show(
        [&](store::Reader& reader) { counts = cases::count_queue(reader, queue, today); });
    const auto number = [](std::size_t count) { return static_cast<std::int64_t>(count); };
    Table answer;
    answer.set("overdue", number(counts.overdue))
        .set("due_today", number(counts.due_today))
        .set("due_this_week", number(counts.due_this_week))
        .set("later", number(counts.later))
        .set("no_date", number(counts.no_date))
        .set("capped", counts.capped);
    if (counts.unassigned) {
        answer.set("unassigned", number(*counts.unassigned));
    }
    if (counts.waiting) {
        answer.set("waiting", number(*counts.waiting));
    }
    return Value(std::move(answer));
}

}  // namespace

std::vector<Operation> queue_operations() {
    using access::Deed;
    return {
        {"case.assign",
         "case.assign { reference: text, to?: text, reason?: text } -> case",
         "Gives a case to an officer, or to nobody where no username is given.",
         Deed::work,
         {{"reference", "to"}},
         assign},
        {"case.hand-back",
         "case.hand-back { reference: text, reason: text } -> case",
         "Gives a case of yours back to its team, which you cannot work; it is not your next case "
         "again before somebody else has had it.",
         Deed::work,
         {{"reference", "reason"}},
         hand_back},
        {"queue.next",
         "queue.next { team?: text } -> case",
         "Gives you the unassigned case of your teams that is due first, and says why it is that "
         "one.",
         Deed::work,
         {{"team"}},
         take_next},
        {"queue.counts",
         "queue.counts { team?: text } -> { overdue: integer, due_today: integer, due_this_week: "
         "integer, later: integer, no_date: integer, capped: yes_no, unassigned?: integer (Of a "
         "team.), "
         "waiting?: integer (Of yours: those without a date because a hold or their state pauses "
         "it.) }",
         "Counts your own open cases, or a team's, by when they are due; at most 1,000 of each.",
         Deed::read,
         {{"team"}},
         count_queue},
    };
}

}  // namespace moothall::operations

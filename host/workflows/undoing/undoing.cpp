#include "workflows/undoing/undoing.h"

#include <algorithm>
#include <array>

#include "calendar/london.h"
#include "cases/case_change.h"
#include "cases/find_case.h"
#include "deliveries/attempts.h"
#include "identity/officer.h"
#include "registers/reservation.h"

namespace moothall::workflows {
namespace {

using journal::Event;

/// What stays, whatever was done before it.
constexpr auto only_added = std::to_array<std::string_view>(
    {"case.noted", "case.message_added", "case.document_added", "case.linked", "case.delivered",
     "case.delivery_failed", "case.delivery_retried", "case.attention_closed", "case.erased"});

/// What an officer does, and what comes of it.
constexpr auto can_be_undone = std::to_array<std::string_view>(
    {"case.action_taken", "case.assigned", "case.task_done", "case.task_added",
     "case.brought_forward", "case.field_set", "case.row_added", "case.row_changed",
     "case.row_removed", "case.held", "case.hold_lifted", "case.timer_set", "case.timer_dropped",
     "case.reserved", "case.released", "case.letter_requested", "case.noted", "case.linked"});

Refusal not_available(std::string reason) {
    return {RefusalKind::not_available, std::move(reason)};
}

/// The events of one command on a case, in their order.
using Command = std::vector<Event>;

template <std::size_t size>
bool are_all_of(const Command& command, const std::array<std::string_view, size>& kinds) {
    return std::ranges::all_of(command, [&](const Event& event) {
        return std::ranges::find(kinds, std::string_view(event.kind)) != kinds.end();
    });
}

/// The events of a stream that were recorded after a moment, the last one first.
std::vector<Event> events_since(store::Reader& reader, const journal::Folds& folds,
                                const std::string& stream, Instant moment) {
    constexpr std::int64_t stretch = 50;
    std::vector<Event> found;
    std::int64_t below = reader.head(stream).value().number + 1;
    while (below > 1) {
        const std::int64_t after = std::max<std::int64_t>(0, below - 1 - stretch);
        auto events = journal::events_of(reader, folds, stream, after,
                                         static_cast<std::size_t>(below - 1 - after));
        std::ranges::reverse(events);
        for (Event& event : events) {
            if (event.recorded_at <= moment) {
                return found;
            }
            found.push_back(std::move(event));
        }
        below = after + 1;
    }
    return found;
}

/// The commands that they are of, the last one first.
std::vector<Command> commands_of(std::vector<Event> last_first) {
    std::vector<Command> commands;
    for (Event& event : last_first) {
        if (commands.empty() || commands.back().front().cause.command != event.cause.command) {
            commands.emplace_back();
        }
        commands.back().push_back(std::move(event));
    }
    for (Command& command : commands) {
        std::ranges::reverse(command);
    }
    return commands;
}

Refusal somebody_elses(store::Reader& reader, const cases::CaseRecord& record,
                       const Command& command, bool is_since_ours) {
    const std::string& actor = command.front().cause.actor;
    if (actor == identity::time_itself().id) {
        return not_available(
            "Something has happened on " + record.reference +
            " by itself since, so nothing can be undone. Take the action that puts "
            "it right.");
    }
    const std::string who = identity::username_of(reader, actor);
    if (is_since_ours) {
        return not_available(
            who + " has done something on " + record.reference +
            " since, so what you did before cannot be undone. Take the action that "
            "puts it right.");
    }
    return {RefusalKind::not_permitted, "What was done last on " + record.reference +
                                            " was done by " + who + ", and only they can undo it."};
}

/// Why what this command did is nothing that can be undone.
std::optional<Refusal> obstacle_in(const Command& command, const cases::CaseRecord& record) {
    const std::string& kind = command.front().kind;
    if (kind == "case.undone") {
        return not_available("What was done last on " + record.reference +
                             " has been undone already.");
    }
    if (kind == "case.opened") {
        return not_available("Opening a case cannot be undone: close " + record.reference +
                             " instead, and say why.");
    }
    if (!are_all_of(command, can_be_undone)) {
        return not_available("What was done last on " + record.reference +
                             " is nothing that can be undone. Take the action that puts it right.");
    }
    return std::nullopt;
}

/// The outgoing work that a command asked for.
std::vector<const Event*> outgoing_of(const Command& command) {
    std::vector<const Event*> asked;
    for (const Event& event : command) {
        if (event.facts.has("outgoing")) {
            asked.push_back(&event);
        }
    }
    return asked;
}

std::string name_of(const Event& asked) {
    const std::string& kind = asked.facts.text("outgoing");
    return "The " + kind + " '" + asked.facts.text_or_empty(kind) + "'";
}

/// Why nothing that this work was asked by can be undone.
std::optional<Refusal> leaving(store::Reader& reader, const std::string& case_id,
                               const Event& asked) {
    if (deliveries::may_be_leaving(reader, case_id, asked.number)) {
        return not_available(name_of(asked) +
                             " is being sent, so what asked for it cannot be undone.");
    }
    return std::nullopt;
}

std::optional<Refusal> has_left(const Command& later, const Event& asked) {
    for (const Event& event : later) {
        if ((event.kind == "case.delivered" || event.kind == "case.delivery_failed") &&
            event.facts.integer("number") == asked.number) {
            return not_available(name_of(asked) + " was handed over on " +
                                 calendar::london_text(event.happened_at) +
                                 ", so what asked for it cannot be undone.");
        }
    }
    return std::nullopt;
}

cases::Undoing undoing_of(const Command& command) {
    cases::Undoing undoing{{}, command.front().kind, command.front().facts.text_or_empty("action")};
    for (const Event& event : command) {
        undoing.numbers.push_back(event.number);
    }
    return undoing;
}

/// What the events of this kind say was reserved or given back.
std::vector<registers::Reservation> reservations(const Command& command, std::string_view kind) {
    std::vector<registers::Reservation> all;
    for (const Event& event : command) {
        if (event.kind == kind) {
            const auto one = cases::reservation_from(event.facts);
            all.push_back({one.of_register, one.key, one.on, one.amount});
        }
    }
    return all;
}

void append(std::vector<journal::Draft>& drafts, std::vector<journal::Draft> more) {
    std::ranges::move(more, std::back_inserter(drafts));
}

/// What was reserved goes back, what was given back is taken again, if it is still there.
Result<Done> undo_reservations(const registers::Registers& registers, const Command& command,
                               Instant now, journal::Decision& decision) {
    const auto given_back = reservations(command, "case.reserved");
    auto giving = registers::release(registers, given_back, now);
    if (!giving) {
        return giving.error();
    }
    append(decision.events, *std::move(giving));
    const auto wanted = reservations(command, "case.released");
    if (!wanted.empty()) {
        auto taking = registers::reserve(registers, wanted, given_back, now);
        if (!taking) {
            return taking.error();
        }
        decision.conditions = std::move(taking->conditions);
        append(decision.events, std::move(taking->events));
    }
    return Done{};
}

}  // namespace

Result<Undoable> undoable(store::Reader& reader, const journal::Folds& folds,
                          const cases::CaseRecord& record, const std::string& actor, Instant now) {
    const auto commands =
        commands_of(events_since(reader, folds, record.stream(), now - undo_time));
    const auto last = std::ranges::find_if_not(
        commands, [](const Command& one) { return are_all_of(one, only_added); });
    if (last == commands.end()) {
        return not_available("Nothing was done on " + record.reference + " in the last " +
                             std::to_string(undo_time.count()) +
                             " minutes that can be undone. Take the action that puts it right.");
    }
    const auto is_ours = [&](const Command& one) { return one.front().cause.actor == actor; };
    if (!is_ours(*last) && last->front().kind != "case.undone") {
        const bool is_since_ours = std::any_of(last, commands.end(), is_ours);
        return somebody_elses(reader, record, *last, is_since_ours);
    }
    if (auto obstacle = obstacle_in(*last, record)) {
        return *std::move(obstacle);
    }
    for (const Event* asked : outgoing_of(*last)) {
        if (auto refusal = leaving(reader, record.id, *asked)) {
            return *std::move(refusal);
        }
        for (auto later = commands.begin(); later != last; ++later) {
            if (auto refusal = has_left(*later, *asked)) {
                return *std::move(refusal);
            }
        }
    }
    return Undoable{*last, last->front().recorded_at + undo_time};
}

Result<journal::Decision> undo(store::Reader& reader, const journal::Folds& folds,
                               const registers::Registers& registers, const journal::Cause& cause,
                               const AskedUndo& asked) {
    const auto record = cases::find_case(reader, asked.reference);
    if (!record) {
        return record.error();
    }
    const auto found = undoable(reader, folds, *record, cause.actor, cause.recorded_at);
    if (!found) {
        return found.error();
    }
    const Command& command = found->events;
    if (asked.number && *asked.number != command.front().number) {
        return Refusal{RefusalKind::stale_version,
                       "Something else was done last on " + record->reference +
                           " by now. Look at it again, and undo that if it is what you mean."};
    }
    journal::Decision decision{cause,
                               {{record->stream(), reader.head(record->stream()).value().number}},
                               {},
                               {cases::undone(*record, undoing_of(command), cause.recorded_at)}};
    const auto given = undo_reservations(registers, command, cause.recorded_at, decision);
    if (!given) {
        return given.error();
    }
    for (const Event* letter : outgoing_of(command)) {
        decision.conditions.emplace_back(
            [case_id = record->id, letter = *letter](store::Reader& inside) {
                return leaving(inside, case_id, letter);
            });
    }
    return decision;
}

}  // namespace moothall::workflows

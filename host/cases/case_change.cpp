#include "cases/case_change.h"

#include "calendar/london.h"
#include "journal/folding/taking_back.h"

namespace moothall::cases {
namespace {

Value steps_value(const std::vector<ClockStep>& steps) {
    List list;
    for (const ClockStep& step : steps) {
        list.emplace_back(to_table(step));
    }
    return list;
}

void set_movement(Table& facts, const Movement& movement) {
    facts.set("to", movement.to);
    if (movement.enters) {
        facts.set("enters", true);
    }
    if (movement.closes) {
        facts.set("closes", true);
    }
    if (movement.in_time) {
        facts.set("in_time", *movement.in_time);
    }
    if (movement.once) {
        facts.set("once", true);
    }
    if (!movement.clocks.empty()) {
        facts.set("clocks", steps_value(movement.clocks));
    }
    if (!movement.timers.empty()) {
        List timers;
        for (const TimerOnCase& timer : movement.timers) {
            timers.emplace_back(to_table(timer));
        }
        facts.set("timers", std::move(timers));
    }
}

Table facts_of(const OutgoingTried& work) {
    return Table{}
        .set("number", work.number)
        .set("kind", work.kind)
        .set("name", work.name)
        .set("tries", work.tries);
}

}  // namespace

Table to_table(const ClockStep& step) {
    Table table;
    table.set("clock", step.event.clock)
        .set("what", std::string(clocks::name_of(step.event.change)))
        .set("at", step.event.at);
    table.set_unless_empty("reason", step.event.reason);
    if (step.event.by) {
        table.set("by", to_value(*step.event.by));
    }
    if (step.rule) {
        table.set("rule", to_table(*step.rule));
    }
    return table;
}

ClockStep clock_step_from(const Table& table) {
    ClockStep step;
    step.event.clock = table.text("clock");
    step.event.change = clocks::change_named(table.text("what")).value();
    step.event.at = table.instant("at");
    step.event.on = calendar::london_date(step.event.at);
    if (table.has("reason")) {
        step.event.reason = table.text("reason");
    }
    if (table.has("by")) {
        step.event.by = duration_from(*table.find("by"));
    }
    if (table.has("rule")) {
        step.rule = clock_rule_from(table.table("rule"));
    }
    return step;
}

journal::Draft added(const std::string& stream, const std::string& kind, Instant at, Table facts,
                     Table body) {
    return {stream, kind, 1, at, std::move(facts), std::move(body)};
}

journal::Draft opened(const Opening& opening, const Movement& movement) {
    Table facts;
    facts.set("reference", opening.reference)
        .set("type", opening.type)
        .set("workflow", opening.workflow)
        .set("received_at", opening.received_at);
    facts.set_unless_empty("channel", opening.channel);
    facts.set_unless_empty("team", opening.team);
    set_movement(facts, movement);
    Table body;
    body.set("fields", opening.fields);
    body.set_unless_empty("owner", opening.owner);
    body.set_unless_empty("customer", opening.customer);
    body.set_unless_empty("place", opening.place);
    body.set_unless_empty("external_reference", opening.external_reference);
    return added("case/" + opening.id, "case.opened", opening.received_at, std::move(facts),
                 std::move(body));
}

journal::Draft action_taken(const CaseRecord& before, const Movement& movement, Instant happened_at,
                            const Table& fields, const std::string& reason, const Table& decision) {
    Table facts;
    facts.set("action", movement.action).set("from", before.state);
    set_movement(facts, movement);
    Table body;
    if (!fields.empty()) {
        body.set("fields", fields);
    }
    body.set_unless_empty("reason", reason);
    if (!decision.empty()) {
        body.set("decision", decision);
    }
    return added(before.stream(), "case.action_taken", happened_at, std::move(facts),
                 std::move(body));
}

journal::Draft timer_fired(const CaseRecord& before, const TimerOnCase& timer, Instant at,
                           const Table& decision) {
    Table body;
    if (!decision.empty()) {
        body.set("decision", decision);
    }
    return added(before.stream(), "case.timer_fired", at,
                 Table{}.set("timer", timer.name).set("entry", timer.entry), std::move(body));
}

journal::Draft timer_refused(const CaseRecord& before, const TimerOnCase& timer, Instant at,
                             const std::string& sentence) {
    TimerOnCase as_set = timer;
    as_set.due_at.reset();  // A cache, which is no part of what was meant to happen.
    as_set.reason.clear();  // Words, which may have to go.
    Table body = Table{}.set("reason", sentence);
    body.set_unless_empty("timer_reason", timer.reason);
    return added(
        before.stream(), "case.timer_refused", at,
        Table{}.set("timer", timer.name).set("entry", timer.entry).set("as_set", to_table(as_set)),
        std::move(body));
}

journal::Draft attention_closed(const CaseRecord& before, std::int64_t number, Instant at,
                                const std::string& reason) {
    return added(before.stream(), "case.attention_closed", at, Table{}.set("number", number),
                 Table{}.set("reason", reason));
}

journal::Draft delivered(const OutgoingTried& work, Instant at, const Table& answer) {
    Table body;
    if (!answer.empty()) {
        body.set("answer", answer);
    }
    return added(work.stream, "case.delivered", at, facts_of(work), std::move(body));
}

journal::Draft delivery_failed(const OutgoingTried& work, Instant at, const std::string& reason) {
    return added(work.stream, "case.delivery_failed", at, facts_of(work),
                 Table{}.set("reason", reason));
}

journal::Draft delivery_retried(const CaseRecord& before, std::int64_t number, Instant at) {
    return added(before.stream(), "case.delivery_retried", at, Table{}.set("number", number), {});
}

journal::Draft fields_set(const std::string& stream, Instant at, const Table& fields) {
    List names;
    for (const auto& [name, value] : fields.entries()) {
        names.emplace_back(name);
    }
    return added(stream, "case.field_set", at, Table{}.set("names", std::move(names)),
                 Table{}.set("fields", fields));
}

journal::Draft row_added(const std::string& stream, Instant at, const std::string& field,
                         const Table& row) {
    return added(stream, "case.row_added", at,
                 Table{}.set("field", field).set("row", row.integer("row")),
                 Table{}.set("values", row));
}

journal::Draft row_changed(const std::string& stream, Instant at, const std::string& field,
                           std::int64_t row, const Table& values) {
    return added(stream, "case.row_changed", at, Table{}.set("field", field).set("row", row),
                 Table{}.set("values", values));
}

journal::Draft row_removed(const std::string& stream, Instant at, const std::string& field,
                           std::int64_t row) {
    return added(stream, "case.row_removed", at, Table{}.set("field", field).set("row", row), {});
}

journal::Draft reserved(const std::string& stream, Instant at, const Reservation& reservation) {
    return added(stream, "case.reserved", at, to_table(reservation), {});
}

journal::Draft released(const std::string& stream, Instant at, const Reservation& reservation) {
    return added(stream, "case.released", at, to_table(reservation), {});
}

journal::Draft held(const std::string& stream, Instant at, const HoldOnCase& hold,
                    const std::vector<ClockStep>& steps) {
    return added(stream, "case.held", at,
                 Table{}.set("hold", to_table(hold)).set("clocks", steps_value(steps)), {});
}

journal::Draft lifted(const std::string& stream, Instant at, const std::string& hold,
                      const std::vector<ClockStep>& steps) {
    return added(stream, "case.hold_lifted", at,
                 Table{}.set("hold", hold).set("clocks", steps_value(steps)), {});
}

journal::Draft timer_set(const std::string& stream, Instant at, const TimerOnCase& timer) {
    TimerOnCase without_words = timer;
    without_words.reason.clear();
    Table body;
    body.set_unless_empty("reason", timer.reason);
    return added(stream, "case.timer_set", at, Table{}.set("timer", to_table(without_words)),
                 std::move(body));
}

journal::Draft timer_dropped(const std::string& stream, Instant at, const std::string& timer) {
    return added(stream, "case.timer_dropped", at, Table{}.set("timer", timer), {});
}

journal::Draft assigned(const std::string& stream, Instant at, const Assignment& assignment) {
    Table facts;
    facts.set_unless_empty("team", assignment.team);
    if (assignment.handed_back) {
        facts.set("handed_back", true);
    }
    Table body;
    if (assignment.owner) {
        body.set("owner", *assignment.owner);
    }
    body.set_unless_empty("reason", assignment.reason);
    return added(stream, "case.assigned", at, std::move(facts), std::move(body));
}

journal::Draft undone(const CaseRecord& now, const Undoing& undoing, Instant at) {
    Table facts;
    facts.set(journal::takes_back, List(undoing.numbers.begin(), undoing.numbers.end()))
        .set("undid", undoing.kind)
        .set_unless_empty("undid_action", undoing.action)
        .set("version", now.version + 1);
    return added(now.stream(), "case.undone", at, std::move(facts), {});
}

}  // namespace moothall::cases

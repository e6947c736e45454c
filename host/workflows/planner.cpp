#include "workflows/planner.h"

#include <algorithm>

#include "calendar/counting.h"
#include "calendar/london.h"
#include "cases/case_fold.h"
#include "cases/find_case.h"
#include "cases/outgoing.h"
#include "clocks/deadline.h"
#include "workflows/movement.h"

namespace moothall::workflows {
namespace {

Refusal not_available(std::string reason) {
    return {RefusalKind::not_available, std::move(reason)};
}

journal::Event event_of(const journal::Draft& draft, Instant now) {
    return {0,  draft.stream, 0,          draft.kind, draft.revision, now, draft.happened_at,
            {}, draft.facts,  draft.body, false};
}

}  // namespace

Planner::Planner(const Definition& definition, cases::CaseRecord before, Instant now,
                 Surroundings surroundings)
    : definition_(definition),
      current_(std::move(before)),
      now_(now),
      surroundings_(surroundings) {}

void Planner::add(journal::Draft draft) {
    if (current_.id.empty() || draft.stream == current_.stream()) {
        cases::apply(current_, event_of(draft, now_), surroundings_.calendars);
    }
    drafts_.push_back(std::move(draft));
}

void Planner::note_decision(Table decision) {
    if (!decision.empty()) {
        drafts_.front().body.set("decision", std::move(decision));
    }
}

Result<Done> Planner::add(const Effect& effect) {
    return std::visit([this](const auto& one) { return plan(one); }, effect);
}

Result<Done> Planner::check_deadlines() const {
    for (const auto& clock : current_.clocks) {
        const auto deadline =
            clocks::compute(clock.rule, clock.changes, surroundings_.calendars, now_);
        if (!deadline) {
            return deadline.error();
        }
    }
    for (const auto& timer : current_.timers) {
        if (!timer.due_at && timer.after && !current_.silences(timer.name)) {
            return not_available("The timer '" + timer.name +
                                 "' would fall in a year that the calendar does not cover. Ask an "
                                 "administrator to add the year's bank holidays.");
        }
    }
    return Done{};
}

Result<Planner::Plan> Planner::finish() {
    if (const auto checked = check_deadlines(); !checked) {
        return checked.error();
    }
    Plan plan{std::move(drafts_), {}};
    if (!wanted_.empty()) {
        auto taking = registers::reserve(surroundings_.registers, wanted_, given_back_, now_);
        if (!taking) {
            return taking.error();
        }
        plan.conditions = taking->conditions;
        plan.drafts.insert(plan.drafts.end(), taking->events.begin(), taking->events.end());
    }
    return plan;
}

Date Planner::today() const {
    return calendar::london_date(now_);
}

Result<Date> Planner::day_after(const clocks::Duration& duration) const {
    const Date from = today();
    switch (duration.unit) {
        case clocks::Unit::working_days:
            return surroundings_.calendars.add_working_days(from, duration.count,
                                                            calendar::Calendar::england_and_wales);
        case clocks::Unit::weeks:
            return calendar::add_days(from, std::int64_t{7} * duration.count);
        case clocks::Unit::months:
            return calendar::add_months(from, duration.count);
        case clocks::Unit::hours:
            return calendar::london_date(now_ + std::chrono::hours(duration.count));
        case clocks::Unit::days:
            break;
    }
    return calendar::add_days(from, duration.count);
}

bool Planner::has_row(const std::string& field, std::int64_t row) const {
    const Value* value = current_.fields.find(field);
    const List* rows = value == nullptr ? nullptr : value->as_list();
    return rows != nullptr && std::ranges::any_of(*rows, [&](const Value& one) {
               return one.as_table()->integer("row") == row;
           });
}

Result<Done> Planner::plan(const effects::Record& effect) {
    add(cases::fields_set(current_.stream(), now_, effect.fields));
    return Done{};
}

Result<Done> Planner::plan(const effects::AddRow& effect) {
    std::int64_t last = 0;
    if (const Value* value = current_.fields.find(effect.field); value && value->as_list()) {
        for (const Value& row : *value->as_list()) {
            last = std::max(last, row.as_table()->integer("row"));
        }
    }
    Table row = effect.values;
    row.set("row", last + 1);
    add(cases::row_added(current_.stream(), now_, effect.field, row));
    return Done{};
}

Result<Done> Planner::plan(const effects::ChangeRow& effect) {
    if (!has_row(effect.field, effect.row)) {
        return not_available("There is no row " + std::to_string(effect.row) + " in '" +
                             effect.field + "' to change.");
    }
    add(cases::row_changed(current_.stream(), now_, effect.field, effect.row, effect.values));
    return Done{};
}

Result<Done> Planner::plan(const effects::RemoveRow& effect) {
    if (!has_row(effect.field, effect.row)) {
        return not_available("There is no row " + std::to_string(effect.row) + " in '" +
                             effect.field + "' to remove.");
    }
    add(cases::row_removed(current_.stream(), now_, effect.field, effect.row));
    return Done{};
}

Result<Done> Planner::plan(const effects::Letter& effect) {
    Table body;
    body.set_unless_empty("to", effect.to);
    body.set_unless_empty("copy", effect.copy);
    if (!effect.values.empty()) {
        body.set("values", effect.values);
    }
    Table facts = Table{}.set("letter", effect.name).set("outgoing", cases::letter_work);
    if (letters_leave_at_) {
        facts.set(cases::leaves_at, *letters_leave_at_);
    }
    add(cases::added(current_.stream(), "case.letter_requested", now_, std::move(facts),
                     std::move(body)));
    return Done{};
}

Result<Done> Planner::plan(const effects::Task& effect) {
    Table facts;
    facts.set_unless_empty("for", effect.to);
    if (effect.on) {
        facts.set("due_on", *effect.on);
    } else if (effect.after) {
        const auto due = day_after(*effect.after);
        if (!due) {
            return due.error();
        }
        facts.set("due_on", *due);
    }
    add(cases::added(current_.stream(), "case.task_added", now_, std::move(facts),
                     Table{}.set("text", effect.text)));
    return Done{};
}

Result<Done> Planner::plan(const effects::Hold& effect) {
    if (!current_.open) {
        return not_available("The case is closed, so it cannot be put on hold.");
    }
    const Hold& hold = *definition_.hold(effect.name);
    cases::HoldOnCase on_case{hold.name,   in_english(hold.title), effect.ends_on,
                              hold.pauses, hold.silences,          hold.blocks};
    if (!on_case.until && hold.lasts) {
        const auto until = day_after(*hold.lasts);
        if (!until) {
            return until.error();
        }
        on_case.until = *until;
    }
    const auto steps = pausing_steps(current_, hold.pauses, "hold:" + hold.name, now_);
    add(cases::held(current_.stream(), now_, on_case, steps));
    return Done{};
}

Result<Done> Planner::plan(const effects::Lift& effect) {
    if (!current_.open) {
        return Done{};  // Closing has ended it.
    }
    const cases::HoldOnCase* hold = current_.hold(effect.name);
    if (hold == nullptr) {
        return not_available("The case is not on hold as '" + effect.name + "'.");
    }
    const auto steps = resuming_steps(current_, hold->pauses, "hold:" + hold->name, now_);
    add(cases::lifted(current_.stream(), now_, effect.name, steps));
    return Done{};
}

Result<Done> Planner::plan(const effects::SetTimer& effect) {
    cases::TimerOnCase timer;
    timer.name = effect.name;
    timer.set_at = now_;
    timer.after = effect.after;
    timer.on = effect.on;
    timer.take = effect.take;
    timer.reason = effect.reason;
    add(cases::timer_set(current_.stream(), now_, timer));
    return Done{};
}

Result<Done> Planner::plan(const effects::DropTimer& effect) {
    add(cases::timer_dropped(current_.stream(), now_, effect.name));
    return Done{};
}

Result<Done> Planner::plan(const effects::Reserve& effect) {
    const cases::Reservation reservation{effect.of_register, effect.key,
                                         effect.on.value_or(today()), effect.amount};
    wanted_.push_back(
        {reservation.of_register, reservation.key, reservation.on, reservation.amount});
    add(cases::reserved(current_.stream(), now_, reservation));
    return Done{};
}

Result<Done> Planner::plan(const effects::Release& effect) {
    const auto held = current_.reservations;
    for (const cases::Reservation& one : held) {
        if (one.of_register != effect.of_register ||
            (!effect.key.empty() && one.key != effect.key)) {
            continue;
        }
        given_back_.push_back({one.of_register, one.key, one.on, one.amount});
        auto giving = registers::release(surroundings_.registers, {given_back_.back()}, now_);
        if (!giving) {
            return giving.error();
        }
        for (journal::Draft& draft : *std::move(giving)) {
            add(std::move(draft));
        }
        add(cases::released(current_.stream(), now_, one));
    }
    return Done{};
}

Result<Done> Planner::plan(const effects::Note& effect) {
    add(cases::added(current_.stream(), "case.noted", now_, {}, Table{}.set("text", effect.text)));
    return Done{};
}

Result<Done> Planner::plan(const effects::BringForward& effect) {
    Table facts;
    facts.set("due_on", effect.on);
    facts.set("for", effect.to.empty() ? current_.owner : effect.to);
    add(cases::added(current_.stream(), "case.brought_forward", now_, std::move(facts),
                     Table{}.set("text", effect.what)));
    return Done{};
}

Result<Done> Planner::plan(const effects::Link& effect) {
    const auto other = cases::find_case(surroundings_.reader, effect.to);
    if (!other) {
        return other.error();
    }
    add(cases::added(current_.stream(), "case.linked", now_,
                     Table{}.set("as", effect.as).set("case", other->id),
                     Table{}.set("to", other->reference)));
    return Done{};
}

}  // namespace moothall::workflows

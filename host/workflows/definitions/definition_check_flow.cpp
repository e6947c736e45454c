#include <algorithm>
#include <set>

#include "workflows/definitions/chosen_state.h"
#include "workflows/definitions/definition_check_parts.h"
#include "workflows/language/vocabulary.h"

namespace moothall::workflows {
namespace {

template <class Range>
bool contains(const Range& range, std::string_view name) {
    return std::find(range.begin(), range.end(), name) != range.end();
}

std::string timer_subject(const State& state, const Timer& timer) {
    return "timer '" + timer.name + "' of state '" + state.name + "'";
}

void check_taking(Checking& checking, const State& state, const Timer& timer,
                  const std::string& where) {
    const Action* action = checking.definition.action(timer.take);
    if (action == nullptr) {
        checking.expect_known(where + ".take", "action", timer.take, checking.actions());
        return;
    }
    const std::string takes =
        timer_subject(state, timer) + " takes action '" + timer.take + "', which ";
    if (!contains(action->by, "time")) {
        checking.error(where + ".take", takes + "time may not take; add \"time\" to its 'by'.");
    }
    if (!contains(action->from, state.name)) {
        checking.error(where + ".take", takes + "is not possible from state '" + state.name + "'.");
    }
    if (action->reason_required && timer.reason.empty()) {
        checking.error(where, takes + "asks for a reason; give the timer one with reason = \"…\".");
    }
}

void check_timer(Checking& checking, const State& state, const Timer& timer) {
    const std::string where = "states." + state.name + ".timers." + timer.name;
    const std::string subject = timer_subject(state, timer);
    if (!timer.after && timer.at_end_of.empty()) {
        checking.error(where,
                       subject + ": say when, with after = days(14) or at_end_of = \"clock\".");
    }
    if (timer.after && !timer.at_end_of.empty()) {
        checking.error(where, subject + " has both 'after' and 'at_end_of'; leave one out.");
    }
    if (!timer.at_end_of.empty()) {
        checking.expect_known(where + ".at_end_of", "clock", timer.at_end_of, checking.clocks());
    }
    if (timer.take.empty() && timer.act.empty()) {
        checking.error(where, subject + " does nothing; give it take = \"action\" or act = { … }.");
    }
    if (!timer.take.empty() && !timer.act.empty()) {
        checking.error(where, subject +
                                  " has both 'take' and 'act'; put the effects into the "
                                  "action that it takes.");
    }
    if (!timer.take.empty()) {
        check_taking(checking, state, timer, where);
    }
}

void check_final(Checking& checking, const State& state) {
    const std::string where = "states." + state.name;
    const std::string subject = "state '" + state.name + "'";
    if (!state.final) {
        if (!state.keep.empty()) {
            checking.error(where + ".keep",
                           subject + " is not final; a retention rule belongs to final states.");
        }
        return;
    }
    if (state.keep.empty()) {
        checking.error(where, subject +
                                  " is final and has no retention rule; add keep = "
                                  "\"service.rule\".");
    }
    if (state.initial) {
        checking.error(where, subject + " is both initial and final; nothing could ever be done.");
    }
    if (!state.timers.empty()) {
        checking.error(where + ".timers", subject + " is final; no timer runs there.");
    }
    if (!state.pauses.empty()) {
        checking.error(where + ".pauses",
                       subject + " is final; every clock is stopped there, so it pauses none.");
    }
}

void check_by(Checking& checking, const Action& action) {
    const std::string where = "actions." + action.name + ".by";
    if (action.by.empty()) {
        checking.error(where,
                       "action '" + action.name +
                           "' may be taken by nobody; name a role in 'by', or leave 'by' out "
                           "for the caseworker.");
    }
    std::vector<std::string> known = {"caseworker"};
    for (const std::string_view acting : acting_besides_roles()) {
        known.emplace_back(acting);
    }
    if (checking.context.roles) {
        known.insert(known.end(), checking.context.roles->begin(), checking.context.roles->end());
    }
    for (const std::string& role : action.by) {
        if (contains(acting_later(), role)) {
            checking.error(where, "action '" + action.name + "': '" + role +
                                      "' as one who acts arrives later.");
        } else if (checking.context.roles) {
            checking.expect_known(where, "role", role, known);
        }
    }
}

/// True if some timer takes the action, or a function may set one that does.
bool is_taken_by_a_timer(const Checking& checking, const Action& action) {
    for (const State& state : checking.definition.states) {
        const bool taken =
            std::any_of(state.timers.begin(), state.timers.end(),
                        [&action](const Timer& timer) { return timer.take == action.name; });
        if (taken) {
            return true;
        }
    }
    return !checking.context.source.known() ||
           checking.context.source.mentions("take", action.name);
}

void check_action(Checking& checking, const Action& action) {
    const std::string where = "actions." + action.name;
    check_by(checking, action);
    if (action.by == std::vector<std::string>{"time"} && !is_taken_by_a_timer(checking, action)) {
        checking.error(where, "action '" + action.name +
                                  "' may be taken by time alone, but no timer takes it.");
    }
    if (action.from.empty()) {
        checking.error(where + ".from", "action '" + action.name + "' is possible from no state.");
    }
    for (const std::string& name : action.from) {
        const State* state = checking.definition.state(name);
        if (state == nullptr) {
            checking.expect_known(where + ".from", "state", name, checking.states());
        } else if (state->final) {
            checking.error(where + ".from", "action '" + action.name + "': state '" + name +
                                                "' is final; nothing is done from there.");
        }
    }
    if (!action.to.empty()) {
        checking.expect_known(where + ".to", "state", action.to, checking.states());
    }
    if (action.chosen) {
        check_chosen_state(checking, action);
    }
    for (const std::string& name : action.needs) {
        const Field* field = checking.definition.field(name);
        if (field == nullptr) {
            checking.expect_known(where + ".needs", "field", name, checking.fields());
        } else if (field->set_by_workflow) {
            checking.error(where + ".needs", "action '" + action.name + "' needs field '" + name +
                                                 "', which the workflow alone sets; no officer "
                                                 "could fill it in.");
        }
    }
}

/// The states that can be reached from those given, or from which those can be reached.
enum class Direction { forwards, backwards };
std::set<std::string> reach(const Definition& definition, std::set<std::string> reached,
                            Direction direction) {
    bool grew = true;
    while (grew) {
        grew = false;
        for (const Action& action : definition.actions) {
            for (const std::string& to : action.targets()) {
                for (const std::string& from : action.from) {
                    const bool forwards = direction == Direction::forwards;
                    const std::string& near = forwards ? from : to;
                    const std::string& far = forwards ? to : from;
                    grew = (reached.contains(near) && reached.insert(far).second) || grew;
                }
            }
        }
    }
    return reached;
}

bool leads_somewhere(const Definition& definition, const State& state) {
    return std::any_of(definition.actions.begin(), definition.actions.end(),
                       [&state](const Action& action) {
                           const auto targets = action.targets();
                           return contains(action.from, state.name) &&
                                  std::any_of(targets.begin(), targets.end(),
                                              [&](const auto& to) { return to != state.name; });
                       });
}

void check_initial(Checking& checking) {
    std::vector<std::string> initial;
    for (const State& state : checking.definition.states) {
        if (state.initial) {
            initial.push_back(state.name);
        }
    }
    if (initial.empty()) {
        checking.error("states",
                       "no state is initial; add initial = true to the one in which "
                       "cases start.");
    }
    if (initial.size() > 1) {
        checking.error("states." + initial[1] + ".initial",
                       "states " + quoted_list(initial) + " are initial; a case starts in one.");
    }
}

}  // namespace

void check_states(Checking& checking) {
    for (const State& state : checking.definition.states) {
        check_final(checking, state);
        for (const std::string& name : state.pauses) {
            checking.expect_known("states." + state.name + ".pauses", "clock", name,
                                  checking.clocks());
        }
        for (const Timer& timer : state.timers) {
            check_timer(checking, state, timer);
        }
    }
}

void check_actions(Checking& checking) {
    for (const Action& action : checking.definition.actions) {
        check_action(checking, action);
    }
}

void check_ways(Checking& checking) {
    const Definition& definition = checking.definition;
    check_initial(checking);
    std::set<std::string> initial;
    std::set<std::string> final;
    for (const State& state : definition.states) {
        if (state.initial) {
            initial.insert(state.name);
        }
        if (state.final) {
            final.insert(state.name);
        }
    }
    if (final.empty()) {
        checking.error("states",
                       "no state is final; add final = true and a retention rule to the "
                       "one in which cases end.");
    }
    const bool both = !initial.empty() && !final.empty();
    const auto reached = reach(definition, std::move(initial), Direction::forwards);
    const auto ending = reach(definition, std::move(final), Direction::backwards);
    for (const State& state : definition.states) {
        const std::string where = "states." + state.name;
        if (both && !reached.contains(state.name)) {
            checking.error(where, "state '" + state.name +
                                      "' cannot be reached: no actions lead there from the initial "
                                      "state.");
        }
        if (both && !ending.contains(state.name)) {
            checking.error(where,
                           "state '" + state.name + "' is a dead end: no action leads " +
                               (leads_somewhere(definition, state) ? "on from it to a final state."
                                                                   : "out of it."));
        }
    }
}

}  // namespace moothall::workflows

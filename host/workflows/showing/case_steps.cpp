#include "workflows/showing/case_steps.h"

#include <algorithm>
#include <cassert>
#include <set>

#include "workflows/showing/diagram.h"
#include "workflows/showing/next_action.h"

namespace moothall::workflows {
namespace {

/// The states that were passed and count: a state that was entered again takes back what followed
/// it.
std::vector<std::string> way_to(const std::vector<std::string>& entered) {
    std::vector<std::string> way;
    for (const std::string& state : entered) {
        way.erase(std::ranges::find(way, state), way.end());
        way.push_back(state);
    }
    return way;
}

bool is_final(const Definition& definition, const std::string& name) {
    const State* state = definition.state(name);
    return state == nullptr || state->final;
}

/// What moves a case on from the last of its steps: to a state that is none of them.
std::vector<const Action*> ways_on(const Definition& definition, const std::vector<Step>& steps) {
    std::vector<const Action*> on;
    for (const Action& action : definition.actions) {
        const bool leads_on =
            !action.to.empty() && std::ranges::find(steps, action.to, &Step::state) == steps.end();
        if (leads_on && std::ranges::find(action.from, steps.back().state) != action.from.end()) {
            on.push_back(&action);
        }
    }
    return on;
}

/// What can be done at any time, such as closing what was opened by mistake, is on nobody's way.
bool is_from_everywhere(const Definition& definition, const Action& action) {
    const auto open = std::ranges::count(definition.states, false, &State::final);
    return open > 1 && static_cast<std::ptrdiff_t>(action.from.size()) >= open;
}

Step step_to(const Definition& definition, const std::string& name, Step::Is is) {
    const State* state = definition.state(name);
    return {name, title_of(state == nullptr ? Words{} : state->title, name), is};
}

/// The usual way from the last of the steps to an end.
void add_ahead(const Definition& definition, const Table& fields, std::vector<Step>& steps) {
    while (!is_final(definition, steps.back().state)) {
        std::set<std::string> names;
        std::set<std::string> ends;
        for (const Action* action : ways_on(definition, steps)) {
            names.insert(action->name);
            if (is_final(definition, action->to) && !is_from_everywhere(definition, *action)) {
                ends.insert(action->to);
            }
        }
        const Action* next = next_action(definition, steps.back().state, fields, names);
        if (next == nullptr) {
            return;
        }
        if (is_final(definition, next->to) && ends.size() > 1) {
            steps.push_back({"", "Closed", Step::Is::ahead});
            return;
        }
        steps.push_back(step_to(definition, next->to, Step::Is::ahead));
    }
}

}  // namespace

std::vector<Step> steps_of(const Definition& definition, const std::vector<std::string>& entered,
                           const Table& fields) {
    assert(!entered.empty());
    std::vector<Step> steps;
    for (const std::string& state : way_to(entered)) {
        steps.push_back(step_to(definition, state, Step::Is::done));
    }
    steps.back().is = Step::Is::current;
    add_ahead(definition, fields, steps);
    return steps;
}

}  // namespace moothall::workflows

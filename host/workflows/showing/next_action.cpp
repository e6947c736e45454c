#include "workflows/showing/next_action.h"

#include <algorithm>
#include <tuple>

namespace moothall::workflows {
namespace {

bool is_closed(const Definition& definition, const std::string& name) {
    const State* state = definition.state(name);
    return state != nullptr && state->final;
}

bool gives_up(const Definition& definition, const Action& action) {
    const auto targets = action.targets();
    if (targets.empty() || !std::ranges::all_of(targets, [&](const std::string& to) {
            return is_closed(definition, to);
        })) {
        return false;
    }
    const auto open_states = std::ranges::count(definition.states, false, &State::final);
    const bool from_everywhere =
        open_states > 1 && static_cast<std::ptrdiff_t>(action.from.size()) >= open_states;
    return from_everywhere || action.reason_required;
}

/// What comes first is the smaller one: how far the action is from being the usual step, and how
/// much of what it needs is not there yet.
std::tuple<int, std::ptrdiff_t> distance(const Definition& definition, const Action& action,
                                         const std::string& state, const Table& fields) {
    const bool moves =
        std::ranges::any_of(action.targets(), [&](const std::string& to) { return to != state; });
    const auto missing = std::ranges::count_if(
        action.needs, [&](const std::string& name) { return !fields.has(name); });
    if (gives_up(definition, action)) {
        return {2, missing};
    }
    return {moves ? 0 : 1, moves ? missing : 0};
}

}  // namespace

const Action* next_action(const Definition& definition, const std::string& state,
                          const Table& fields, const std::set<std::string>& available) {
    const Action* next = nullptr;
    std::tuple<int, std::ptrdiff_t> least;
    for (const Action& action : definition.actions) {
        if (!available.contains(action.name)) {
            continue;
        }
        const auto found = distance(definition, action, state, fields);
        if (next == nullptr || found < least) {
            next = &action;
            least = found;
        }
    }
    return next;
}

}  // namespace moothall::workflows

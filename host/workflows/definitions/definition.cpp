#include "workflows/definitions/definition.h"

#include <algorithm>
#include <cassert>

namespace moothall::workflows {
namespace {

template <class Named>
const Named* by_name(const std::vector<Named>& all, std::string_view name) {
    const auto found =
        std::find_if(all.begin(), all.end(), [name](const Named& one) { return one.name == name; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

std::vector<std::string> Action::targets() const {
    if (!chosen) {
        return to.empty() ? std::vector<std::string>() : std::vector<std::string>{to};
    }
    std::vector<std::string> targets;
    for (const auto& [value, state] : chosen->ways) {
        if (std::find(targets.begin(), targets.end(), state) == targets.end()) {
            targets.push_back(state);
        }
    }
    return targets;
}

std::string Definition::origin(std::string_view section, std::string_view part) const {
    const auto found = origins.find(std::string(section) + "." + std::string(part));
    return found == origins.end() ? std::string() : found->second;
}

const Field* Definition::field(std::string_view field_name) const {
    return by_name(fields, field_name);
}

const Clock* Definition::clock(std::string_view clock_name) const {
    const auto found = std::find_if(clocks.begin(), clocks.end(), [clock_name](const Clock& one) {
        return one.rule.name == clock_name;
    });
    return found == clocks.end() ? nullptr : &*found;
}

const Hold* Definition::hold(std::string_view hold_name) const {
    return by_name(holds, hold_name);
}

const State* Definition::state(std::string_view state_name) const {
    return by_name(states, state_name);
}

const Action* Definition::action(std::string_view action_name) const {
    return by_name(actions, action_name);
}

const State& Definition::initial_state() const {
    const auto found =
        std::find_if(states.begin(), states.end(), [](const State& one) { return one.initial; });
    assert(found != states.end());
    return *found;
}

std::string Definition::service() const {
    return name.substr(0, name.find('.'));
}

const std::string& in_english(const Words& words) {
    static const std::string none;
    const auto english = words.find("en");
    if (english != words.end()) {
        return english->second;
    }
    return words.empty() ? none : words.begin()->second;
}

}  // namespace moothall::workflows

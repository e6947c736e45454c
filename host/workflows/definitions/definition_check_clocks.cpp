#include <algorithm>

#include "workflows/definitions/definition_check_parts.h"
#include "workflows/definitions/markers.h"

namespace moothall::workflows {
namespace {

bool is_put_on(const Checking& checking, const std::string& hold) {
    const auto puts = [&hold](const Act& act) {
        return std::any_of(act.effects.begin(), act.effects.end(), [&hold](const Value& value) {
            const std::string* name = text_of(value);
            return word_of(value) == std::string_view("hold") && name != nullptr && *name == hold;
        });
    };
    for (const State& state : checking.definition.states) {
        if (puts(state.enter)) {
            return true;
        }
    }
    return std::any_of(checking.definition.actions.begin(), checking.definition.actions.end(),
                       [&puts](const Action& action) { return puts(action.act); });
}

void check_clock(Checking& checking, const Clock& clock) {
    const std::string where = "clocks." + clock.rule.name;
    std::vector<std::string> starting = checking.actions();
    starting.emplace_back("received");
    const auto rule = clocks::check(clock.rule);
    if (!rule) {
        checking.error(where, rule.error().reason);
    }
    if (clock.starts.empty()) {
        checking.warning(where, "clock '" + clock.rule.name +
                                    "' is never started; say starts = \"received\", or the action "
                                    "that starts it.");
    }
    for (const std::string& name : clock.starts) {
        checking.expect_known(where + ".starts", "action", name, starting);
    }
    for (const std::string& name : clock.stops) {
        checking.expect_known(where + ".stops", "action", name, checking.actions());
    }
}

std::vector<std::string> timers_of(const Definition& definition) {
    std::vector<std::string> timers;
    for (const State& state : definition.states) {
        for (const Timer& timer : state.timers) {
            timers.push_back(timer.name);
        }
    }
    return timers;
}

void check_hold(Checking& checking, const Hold& hold) {
    const std::string where = "holds." + hold.name;
    const SourcePlaces& source = checking.context.source;
    for (const std::string& name : hold.pauses) {
        checking.expect_known(where + ".pauses", "clock", name, checking.clocks());
    }
    for (const std::string& name : hold.blocks) {
        if (name != "all") {
            checking.expect_known(where + ".blocks", "action", name, checking.actions());
        }
    }
    for (const std::string& name : hold.silences) {
        // Timers that a function sets are seen only by their names in the source.
        if (name != "all" && source.known() && !source.mentions("name", name)) {
            checking.expect_known(where + ".silences", "timer", name,
                                  timers_of(checking.definition));
        }
    }
    if (source.known() && !source.mentions("hold", hold.name) && !is_put_on(checking, hold.name)) {
        checking.warning(where, "hold '" + hold.name + "' is never put on: hold \"" + hold.name +
                                    "\" stands nowhere.");
    }
}

}  // namespace

void check_clocks_and_holds(Checking& checking) {
    for (const Clock& clock : checking.definition.clocks) {
        check_clock(checking, clock);
    }
    for (const Hold& hold : checking.definition.holds) {
        check_hold(checking, hold);
    }
}

}  // namespace moothall::workflows

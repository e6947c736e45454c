#include "workflows/showing/diagram.h"

#include <algorithm>
#include <array>

#include "workflows/definitions/markers.h"

namespace moothall::workflows {
namespace {

std::string joined(const std::vector<std::string>& names, std::string_view last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (i > 0) {
            text += i + 1 == names.size() ? last : std::string_view(", ");
        }
        text += names[i];
    }
    return text;
}

void add(std::string& text, const std::string& more) {
    if (!more.empty()) {
        text += (text.empty() ? "" : "; ") + more;
    }
}

std::string effects_in_words(const Act& act) {
    std::vector<std::string> words;
    for (const Value& effect : act.effects) {
        words.push_back(described(effect));
    }
    if (act.function) {
        words.emplace_back("effects of a function");
    }
    return joined(words, ", ");
}

std::string besides(const Definition& definition, const Action& action) {
    std::string text;
    if (!action.needs.empty()) {
        add(text, "needs " + joined(action.needs, " and "));
    }
    if (!action.guards.empty()) {
        const std::size_t count = action.guards.size();
        add(text, std::to_string(count) + (count == 1 ? " condition" : " conditions"));
    }
    add(text, action.reason_required ? "asks for a reason" : "");
    add(text, action.once ? "only once" : "");
    add(text, effects_in_words(action.act));
    const std::string origin = definition.origin("actions", action.name);
    add(text, origin.empty() ? "" : "behaviour " + origin);
    return text;
}

std::string when(const Timer& timer) {
    return timer.after ? "after " + clocks::in_words(*timer.after)
                       : "at the end of clock " + timer.at_end_of;
}

/// One of the states that an action may lead to.
struct Way {
    std::string to;
    std::string when;  ///< "if Decision is Main duty owed"; empty where it always leads there.
};
using Ways = std::vector<Way>;
using Names = std::vector<std::string>;

/// "Main duty owed", of a choice or a yes_no.
std::string value_in_words(const Field& field, const std::string& value) {
    const auto option = std::ranges::find(field.options, value, &Choice::value);
    return option == field.options.end() ? value : in_english(option->label);
}

/// An action that moves nothing has one way, to nowhere.
Ways ways_of(const Definition& definition, const Action& action) {
    if (!action.chosen) {
        return {{action.to, ""}};
    }
    Ways ways;
    const Field* field = definition.field(action.chosen->field);
    for (const auto& [value, state] : action.chosen->ways) {
        ways.push_back({state, field == nullptr ? "chosen by a function"
                                                : "if " + title_of(field->label, field->name) +
                                                      " is " + value_in_words(*field, value)});
    }
    return ways;
}

/// What a timer does by itself, one for each state that it may lead to.
std::vector<Transition> transitions_of(const Definition& definition, const State& state,
                                       const Timer& timer) {
    const std::string does =
        timer.take.empty() ? effects_in_words(timer.act) : "takes " + timer.take;
    const Action* action = timer.take.empty() ? nullptr : definition.action(timer.take);
    std::vector<Transition> all;
    for (const Way& way : action == nullptr ? Ways{{"", ""}} : ways_of(definition, *action)) {
        all.push_back({state.name, timer.name, way.to, when(timer), does});
        add(all.back().also, way.when);
    }
    return all;
}

bool is_from(const Action& action, const State& state) {
    return std::find(action.from.begin(), action.from.end(), state.name) != action.from.end();
}

/// The characters of a UTF-8 text: columns are as wide as what is seen.
std::size_t width_of(const std::string& text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0u) != 0x80;
    }));
}

std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') {
            quoted += '\\';
        }
        // A label may break lines; a control character of any kind would end the file's sense.
        quoted += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return quoted + "\"";
}

std::string dot_node(const State& state) {
    std::string line =
        "  " + in_quotes(state.name) + " [label=" + in_quotes(title_of(state.title, state.name));
    line += state.initial ? ", style=\"rounded,bold\"" : "";
    line += state.final ? ", peripheries=2" : "";
    return line + "];\n";
}

std::string dot_edge(const std::string& from, const std::string& to, const std::string& label,
                     std::string_view style) {
    return "  " + in_quotes(from) + " -> " + in_quotes(to) + " [label=" + in_quotes(label) +
           std::string(style) + "];\n";
}

/// Actions that move nothing share one loop at their state: each its own would hide the ways.
std::string dot_loop(const Definition& definition, const State& state) {
    std::vector<std::string> staying;
    for (const Action& action : definition.actions) {
        if (is_from(action, state) && action.targets().empty()) {
            staying.push_back(title_of(action.title, action.name));
        }
    }
    return staying.empty()
               ? std::string()
               : dot_edge(state.name, state.name, joined(staying, ", "), ", style=dotted");
}

std::string dot_ways(const Definition& definition, const State& state) {
    std::string text;
    for (const Action& action : definition.actions) {
        const bool leads = is_from(action, state) && !action.targets().empty();
        for (const Way& way : leads ? ways_of(definition, action) : Ways{}) {
            const std::string condition = way.when.empty() ? "" : ", " + way.when;
            text += dot_edge(state.name, way.to,
                             title_of(action.title, action.name) + " (" +
                                 joined(action.by, " or ") + ")" + condition,
                             "");
        }
    }
    for (const Timer& timer : state.timers) {
        const Action* action = timer.take.empty() ? nullptr : definition.action(timer.take);
        for (const std::string& to : action == nullptr ? Names{} : action->targets()) {
            text +=
                dot_edge(state.name, to, title_of(action->title, action->name) + " " + when(timer),
                         ", style=dashed");
        }
    }
    return text + dot_loop(definition, state);
}

std::string plain_state(const Definition& definition, const State& state,
                        const std::vector<Transition>& all) {
    std::string text = "[" + state.name + "] " + title_of(state.title, state.name);
    text += state.initial ? " (starts here)" : "";
    text += state.final ? " (ends here, kept as " + state.keep + ")" : "";
    const std::string origin = definition.origin("states", state.name);
    text += origin.empty() ? "\n" : "; behaviour " + origin + "\n";
    if (!state.pauses.empty()) {
        text += "    pauses " + joined(state.pauses, " and ") + "\n";
    }
    const std::string entering = effects_in_words(state.enter);
    if (!entering.empty()) {
        text += "    on entering: " + entering + "\n";
    }
    for (const Transition& one : all) {
        if (one.from != state.name) {
            continue;
        }
        const bool is_action = definition.action(one.name) != nullptr;
        text += "    " + one.name + (one.to.empty() ? "" : " -> " + one.to) + ", " +
                (is_action ? "by " : "") + one.by + (one.also.empty() ? "" : "; " + one.also) +
                "\n";
    }
    return text;
}

}  // namespace

std::vector<Transition> transitions(const Definition& definition) {
    std::vector<Transition> all;
    for (const State& state : definition.states) {
        for (const Action& action : definition.actions) {
            for (const Way& way : is_from(action, state) ? ways_of(definition, action) : Ways{}) {
                all.push_back(
                    {state.name, action.name, way.to, joined(action.by, " or "), way.when});
                add(all.back().also, besides(definition, action));
            }
        }
        for (const Timer& timer : state.timers) {
            const auto its_own = transitions_of(definition, state, timer);
            all.insert(all.end(), its_own.begin(), its_own.end());
        }
    }
    return all;
}

std::string transition_table(const Definition& definition) {
    using Cells = std::array<std::string, 5>;
    std::vector<Cells> rows = {{"from", "action or timer", "to", "by or when", "besides"}};
    for (const Transition& one : transitions(definition)) {
        rows.push_back({one.from, one.name, one.to.empty() ? "(stays)" : one.to, one.by, one.also});
    }
    std::array<std::size_t, 5> widths{};
    for (const Cells& row : rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], width_of(row[i]));
        }
    }
    std::string text;
    for (const Cells& row : rows) {
        std::string line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += row[i] + std::string(widths[i] - width_of(row[i]) + 2, ' ');
        }
        text += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
    }
    return text;
}

std::string plain_text_diagram(const Definition& definition) {
    std::string text = title_of(definition.title, definition.name) + " (" + definition.name + ")\n";
    for (const Clock& clock : definition.clocks) {
        text += "Clock " + clock.rule.name + ": " + clocks::in_words(clock.rule.lasts) +
                ", starts with " + joined(clock.starts, " or ");
        text += clock.stops.empty() ? "" : ", stops with " + joined(clock.stops, " or ");
        text += "\n";
    }
    const auto all = transitions(definition);
    for (const State& state : definition.states) {
        text += "\n" + plain_state(definition, state, all);
    }
    return text;
}

std::string dot_diagram(const Definition& definition) {
    std::string text = "digraph " + in_quotes(definition.name) +
                       " {\n  label=" + in_quotes(title_of(definition.title, definition.name)) +
                       ";\n  rankdir=LR;\n  node [shape=box, style=rounded];\n";
    for (const State& state : definition.states) {
        text += dot_node(state);
    }
    for (const State& state : definition.states) {
        text += dot_ways(definition, state);
    }
    return text + "}\n";
}

std::string title_of(const Words& title, const std::string& name) {
    if (!title.empty()) {
        return in_english(title);
    }
    std::string words = name;
    std::replace(words.begin(), words.end(), '_', ' ');
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z') {
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
    }
    return words;
}

}  // namespace moothall::workflows

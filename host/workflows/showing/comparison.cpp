#include "workflows/showing/comparison.h"

#include <map>

#include "workflows/definitions/finding.h"
#include "workflows/definitions/markers.h"
#include "workflows/showing/case_type.h"

namespace moothall::workflows {
namespace {

/// What a named part of a workflow says, by attribute and in words; what is not said is absent.
using Facts = std::map<std::string, std::string>;

struct Part {
    std::string what;  ///< "clock 'decide'".
    Facts facts;
};

/// By path: "clocks.decide".
using Parts = std::map<std::string, Part>;

void say(Facts& facts, const std::string& attribute, const std::string& text) {
    if (!text.empty()) {
        facts.emplace(attribute, text);
    }
}

void say(Facts& facts, const std::string& attribute, const Words& words) {
    for (const auto& [language, text] : words) {
        say(facts, attribute + (language == "en" ? "" : " (" + language + ")"), "\"" + text + "\"");
    }
}

void say(Facts& facts, const std::string& attribute, const std::vector<std::string>& names) {
    say(facts, attribute, quoted_list(names));
}

void say(Facts& facts, const std::string& attribute,
         const std::optional<clocks::Duration>& duration) {
    say(facts, attribute, duration ? clocks::in_words(*duration) : std::string());
}

void say(Facts& facts, const std::string& attribute, bool flag) {
    say(facts, attribute, std::string(flag ? "yes" : ""));
}

std::string value_in_words(const Value& value) {
    if (const std::string* text = value.as_text()) {
        return *text;
    }
    if (const bool* flag = value.as_yes_no()) {
        return *flag ? "yes" : "no";
    }
    const std::int64_t* whole = value.as_integer();
    return whole == nullptr ? described(value) : std::to_string(*whole);
}

/// Effects with all that they say, so that a changed amount is seen and not only a changed word.
std::string in_full(const Value& value) {
    std::string text;
    if (const Table* table = value.as_table()) {
        for (const auto& [key, entry] : table->entries()) {
            text += (text.empty() ? "{" : ", ") + key + " = " + in_full(entry);
        }
        return text.empty() ? "{}" : text + "}";
    }
    if (const List* list = value.as_list()) {
        for (const Value& entry : *list) {
            text += (text.empty() ? "{" : ", ") + in_full(entry);
        }
        return text.empty() ? "{}" : text + "}";
    }
    return value_in_words(value);
}

void say(Facts& facts, const std::string& attribute, const Act& act) {
    std::string text = act.function ? "a function" : "";
    for (const Value& effect : act.effects) {
        const auto word = word_of(effect);
        Table options = effect.as_table() == nullptr ? Table() : *effect.as_table();
        options.remove("$word");
        text +=
            (text.empty() ? "" : ", ") + (word ? std::string(*word) + " " : "") + in_full(options);
    }
    say(facts, attribute, text);
}

Facts facts_of(const Field& field) {
    Facts facts;
    say(facts, "kind", name_of(field.kind));
    say(facts, "label", field.label);
    say(facts, "hint", field.hint);
    say(facts, "optional", field.optional);
    say(facts, "set by the workflow", field.set_by_workflow);
    say(facts, "min", field.min ? value_in_words(*field.min) : "");
    say(facts, "max", field.max ? value_in_words(*field.max) : "");
    say(facts, "of", field.of_register);
    for (const Choice& choice : field.options) {
        say(facts, "option '" + choice.value + "'", choice.label);
    }
    for (const auto& [name, values] : field.shown_when) {
        std::vector<std::string> words;
        for (const Value& value : values) {
            words.push_back(value_in_words(value));
        }
        say(facts, "shown when '" + name + "'", words);
    }
    return facts;
}

void add_field(Parts& parts, const Field& field, const std::string& path, const std::string& what) {
    parts.emplace(path, Part{what, facts_of(field)});
    for (const Field& column : field.columns) {
        add_field(parts, column, path + ".of." + column.name,
                  "column '" + column.name + "' of " + what);
    }
}

void add_clocks_and_holds(Parts& parts, const Definition& definition) {
    for (const Clock& clock : definition.clocks) {
        Facts facts;
        say(facts, "title", clock.title);
        say(facts, "lasts", std::optional(clock.rule.lasts));
        say(facts, "starts", clock.starts);
        say(facts, "stops", clock.stops);
        const bool from = clock.rule.counting == Counting::from_that_day;
        say(facts, "counting", std::string(from ? "from_that_day" : "after_that_day"));
        say(facts, "calendar", std::string(calendar::name_of(clock.rule.calendar)));
        say(facts, "last_day moves", clock.rule.last_day == clocks::LastDay::next_working_day);
        say(facts, "restart adds up", clock.rule.restart == clocks::Restart::adds_up);
        std::vector<std::string> warnings;
        for (const clocks::Duration& warning : clock.rule.warns) {
            warnings.push_back(clocks::in_words(warning));
        }
        say(facts, "warns", warnings);
        parts.emplace("clocks." + clock.rule.name, Part{"clock '" + clock.rule.name + "'", facts});
    }
    for (const Hold& hold : definition.holds) {
        Facts facts;
        say(facts, "title", hold.title);
        say(facts, "pauses", hold.pauses);
        say(facts, "silences", hold.silences);
        say(facts, "blocks", hold.blocks);
        say(facts, "lasts", hold.lasts);
        parts.emplace("holds." + hold.name, Part{"hold '" + hold.name + "'", facts});
    }
}

void add_states(Parts& parts, const Definition& definition) {
    for (const State& state : definition.states) {
        Facts facts;
        say(facts, "title", state.title);
        say(facts, "initial", state.initial);
        say(facts, "final", state.final);
        say(facts, "keep", state.keep);
        say(facts, "pauses", state.pauses);
        say(facts, "enter", state.enter);
        const std::string path = "states." + state.name;
        parts.emplace(path, Part{"state '" + state.name + "'", facts});
        for (const Timer& timer : state.timers) {
            Facts of_timer;
            say(of_timer, "after", timer.after);
            say(of_timer, "at_end_of", timer.at_end_of);
            say(of_timer, "take", timer.take);
            say(of_timer, "act", timer.act);
            say(of_timer, "reason", timer.reason);
            parts.emplace(
                path + ".timers." + timer.name,
                Part{"timer '" + timer.name + "' of state '" + state.name + "'", of_timer});
        }
    }
}

void add_actions(Parts& parts, const Definition& definition) {
    for (const Action& action : definition.actions) {
        Facts facts;
        say(facts, "title", action.title);
        say(facts, "from", action.from);
        say(facts, "to", action.to);
        if (action.chosen) {
            say(facts, "to is chosen by",
                action.chosen->field.empty() ? "a function" : "'" + action.chosen->field + "'");
            for (const auto& [value, state] : action.chosen->ways) {
                say(facts, "to for '" + value + "'", state);
            }
        }
        say(facts, "by", action.by);
        say(facts, "needs", action.needs);
        say(facts, "when", action.guards.empty() ? "" : std::to_string(action.guards.size()));
        say(facts, "act", action.act);
        say(facts, "reason required", action.reason_required);
        say(facts, "once", action.once);
        parts.emplace("actions." + action.name, Part{"action '" + action.name + "'", facts});
    }
}

Parts parts_of(const Definition& definition) {
    Parts parts;
    Facts head;
    say(head, "name", definition.name);
    say(head, "title", definition.title);
    say(head, "complexity", definition.complexity);
    parts.emplace("workflow", Part{"workflow", head});
    for (const Field& field : definition.fields) {
        add_field(parts, field, "fields." + field.name, "field '" + field.name + "'");
    }
    for (const Read& read : definition.reads) {
        Facts facts;
        say(facts, "register", read.of_register);
        say(facts, "key", read.key_field);
        parts.emplace("reads." + read.name, Part{"read '" + read.name + "'", facts});
    }
    add_clocks_and_holds(parts, definition);
    add_states(parts, definition);
    add_actions(parts, definition);
    for (const auto& [path, origin] : definition.origins) {
        const auto part = parts.find(path);
        if (part != parts.end()) {
            say(part->second.facts, "behaviour", origin);
        }
    }
    return parts;
}

/// True if what encloses the path came or went as a whole: a timer of a new state is no news.
bool encloses_new(const Parts& before, const Parts& after, const std::string& path) {
    for (std::size_t dot = path.rfind('.'); dot != std::string::npos;
         dot = path.rfind('.', dot - 1)) {
        const std::string outer = path.substr(0, dot);
        if (before.contains(outer) != after.contains(outer)) {
            return true;
        }
        if (dot == 0) {
            break;
        }
    }
    return false;
}

void compare_facts(std::vector<Difference>& differences, const std::string& path,
                   const Part& before, const Part& after) {
    Facts all = before.facts;
    all.insert(after.facts.begin(), after.facts.end());
    for (const auto& [attribute, text] : all) {
        const auto was = before.facts.find(attribute);
        const auto is = after.facts.find(attribute);
        const std::string where = path + "." + attribute;
        const std::string what = after.what + ": " + attribute;
        if (was == before.facts.end()) {
            differences.push_back(
                {Change::added, where, what + " was not set, is now " + text + "."});
        } else if (is == after.facts.end()) {
            differences.push_back(
                {Change::removed, where, what + " was " + text + ", is no longer set."});
        } else if (was->second != is->second) {
            differences.push_back({Change::changed, where,
                                   what + " was " + was->second + ", is now " + is->second + "."});
        }
    }
}

}  // namespace

std::vector<Difference> compare(const Definition& before, const Definition& after) {
    const Parts old_parts = parts_of(before);
    const Parts new_parts = parts_of(after);
    Parts all = old_parts;
    all.insert(new_parts.begin(), new_parts.end());
    std::vector<Difference> differences;
    for (const auto& [path, part] : all) {
        const auto was = old_parts.find(path);
        const auto is = new_parts.find(path);
        if (was != old_parts.end() && is != new_parts.end()) {
            compare_facts(differences, path, was->second, is->second);
        } else if (!encloses_new(old_parts, new_parts, path)) {
            const bool added = was == old_parts.end();
            differences.push_back({added ? Change::added : Change::removed, path,
                                   part.what + (added ? " was added." : " was removed.")});
        }
    }
    return differences;
}

}  // namespace moothall::workflows
